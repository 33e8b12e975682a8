import type { CheckedBlock } from '../CheckedPaper.ts';
import type { PaperCheck } from '../PaperCheck.ts';
import type { ReadBlock } from '../Reading.ts';

/** What evidence a judgment rests on, and what sources that cites. */
type Base = {
  readonly judgment: CheckedBlock;
  readonly evidence: readonly CheckedBlock[];
  readonly sources: readonly CheckedBlock[];
};

function basesOf(blocks: readonly ReadBlock[]): readonly Base[] {
  const byId = new Map(blocks.map(({ block }) => [block.id, block]));
  const targets = (block: CheckedBlock, kind: string): readonly CheckedBlock[] =>
    block.relations.flatMap((each) => {
      const target = each.kind === kind ? byId.get(each.target) : undefined;
      return target === undefined ? [] : [target];
    });
  return blocks
    .filter(({ block }) => block.kind === 'judgment')
    .map(({ block }) => {
      const evidence = targets(block, 'supports');
      return { judgment: block, evidence, sources: [...new Set(evidence.flatMap((each) => targets(each, 'cites')))] };
    });
}

/** F and 6 say "not judged": no grade at all, never the worst. */
const grade = (value: string | null, unjudged: string): string | null => (value === unjudged ? null : value);

const weakBase: PaperCheck = {
  id: 'CF3',
  run: (blocks) =>
    basesOf(blocks)
      .filter(({ judgment, evidence }) => judgment.fields.confidence === 'high' && evidence.length > 0)
      .filter(({ evidence, sources }) => {
        const credibilities = evidence.flatMap(({ fields }) => grade(fields.credibility, '6') ?? []);
        const reliabilities = sources.flatMap(({ fields }) => grade(fields.reliability, 'F') ?? []);
        const isDoubtful = credibilities.length > 0 && credibilities.every((each) => each >= '4');
        return isDoubtful || reliabilities.length === 0 || originsOf(sources) < 2;
      })
      .map(({ judgment }) => ({ blockId: judgment.id })),
};

/** Sources without a group of their own count as one origin each. */
function originsOf(sources: readonly CheckedBlock[]): number {
  return new Set(sources.map(({ id, fields }) => fields.independenceGroup ?? `source ${id}`)).size;
}

const singleOrigin: PaperCheck = {
  id: 'SR4',
  run: (blocks) =>
    basesOf(blocks)
      .filter(({ sources }) => sources.length > 0 && originsOf(sources) < 2)
      .map(({ judgment }) => ({ blockId: judgment.id })),
};

const ungraded: PaperCheck = {
  id: 'SR3b',
  run: (blocks) => {
    const cited = new Set(
      blocks.flatMap(({ block }) => block.relations.filter(({ kind }) => kind === 'cites').map(({ target }) => target)),
    );
    return blocks.flatMap(({ block }) => {
      if (block.kind === 'source' && cited.has(block.id) && block.fields.reliability === null) {
        return [{ blockId: block.id, message: 'Grade the reliability of this source; F says “cannot be judged”.' }];
      }
      const isCiting = block.kind === 'evidence' && block.relations.some(({ kind }) => kind === 'cites');
      return isCiting && block.fields.credibility === null
        ? [{ blockId: block.id, message: 'Grade the credibility of this item; 6 says “cannot be judged”.' }]
        : [];
    });
  },
};

/** Fewest graded items of which a pattern may be told, and the share on the diagonal that is told. */
const fewGrades = 8;
const diagonalShare = 0.8;

const diagonal: PaperCheck = {
  id: 'SR9',
  run: (blocks) => {
    const byId = new Map(blocks.map(({ block }) => [block.id, block]));
    const pairs = blocks.flatMap(({ block }) => {
      const credibility = block.kind === 'evidence' ? grade(block.fields.credibility, '6') : null;
      return block.relations.flatMap((each) => {
        const reliability =
          each.kind === 'cites' ? grade(byId.get(each.target)?.fields.reliability ?? null, 'F') : null;
        return credibility === null || reliability === null
          ? []
          : ['ABCDE'.indexOf(reliability) === Number(credibility) - 1];
      });
    });
    const on = pairs.filter((isOn) => isOn).length;
    return pairs.length >= fewGrades && on / pairs.length > diagonalShare ? [{ blockId: null }] : [];
  },
};

/** Checks on the grades of what judgments rest on. */
export const gradeChecks: readonly PaperCheck[] = [weakBase, singleOrigin, ungraded, diagonal];
