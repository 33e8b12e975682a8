import type { Scale } from '../../likelihood/scale.ts';
import { toComplete } from '../../sources/sourceSummary.ts';
import type { CheckedBlock } from '../CheckedPaper.ts';
import { kept } from '../kept.ts';
import type { PaperCheck } from '../PaperCheck.ts';
import { isKeyJudgment, judges } from '../Reading.ts';
import type { ReadBlock } from '../Reading.ts';
import { phraseIn } from '../words.ts';

const ofKind = (blocks: readonly ReadBlock[], kind: CheckedBlock['kind']): readonly ReadBlock[] =>
  blocks.filter(({ block }) => block.kind === kind);
const wholePaper = [{ blockId: null }] as const;

const noAssumptions: PaperCheck = {
  id: 'AS1',
  run: (blocks) =>
    ofKind(blocks, 'judgment').length > 0 && ofKind(blocks, 'assumption').length === 0 ? wholePaper : [],
};

const noAlternatives: PaperCheck = {
  id: 'AL1',
  run: (blocks) =>
    ofKind(blocks, 'judgment').length > 0 && ofKind(blocks, 'alternative').length === 0 ? wholePaper : [],
};

const bareAlternatives: PaperCheck = {
  id: 'AL2',
  run: (blocks) =>
    ofKind(blocks, 'alternative')
      .filter(({ block }) => block.fields.likelihood === null && block.fields.probability === null)
      .map(({ block }) => ({ blockId: block.id })),
};

const noIndicator: PaperCheck = {
  id: 'IN1',
  run: (blocks) => {
    const indicated = new Set(
      ofKind(blocks, 'indicator').flatMap(({ block }) =>
        block.relations.filter(({ kind }) => kind === 'indicates').map(({ target }) => target),
      ),
    );
    return ofKind(blocks, 'judgment')
      .filter(({ block }) => !indicated.has(block.id))
      .map(({ block }) => ({ blockId: block.id, fix: { kind: 'add-indicator' } as const }));
  },
};

/** Fewest sources that need a summary statement. */
const fewSources = 3;

const noSummary: PaperCheck = {
  id: 'SR8',
  run: (blocks) => {
    const sources = ofKind(blocks, 'source').length;
    if (sources < fewSources && !blocks.some(({ block }) => isKeyJudgment(block))) return [];
    const says = blocks.some(
      ({ block }) =>
        block.section === 'sources' &&
        block.kind === 'paragraph' &&
        // One that was begun from the figures counts once nothing in it waits to be written.
        block.texts.some(({ text }) => text.trim().length > 40 && !text.includes(toComplete)),
    );
    return says ? [] : wholePaper;
  },
};

const noCutoff: PaperCheck = { id: 'TM4', run: (_blocks, { cutoff }) => (cutoff === null ? wholePaper : []) };

const noRanges: PaperCheck = {
  id: 'EL12',
  run: (blocks, { isRangePrinted, scale }) =>
    !isRangePrinted && blocks.some(({ block }) => judges(block) && block.fields.likelihood !== null)
      ? [{ blockId: null, ...(scale.rules.printRange && { severity: 'warning' as const }) }]
      : [],
};

/** Longest main message, words. */
const longestMessage = 40;

const noMessage: PaperCheck = {
  id: 'AR4',
  run: (blocks) => {
    const first = blocks.findIndex(({ block }) => isKeyJudgment(block));
    if (first < 0) return [];
    const says = blocks
      .slice(0, first)
      .filter(({ block }) => block.kind === 'paragraph')
      .some(
        ({ sentences: [only, ...more] }) =>
          more.length === 0 &&
          only !== undefined &&
          only.text.trim().split(/\s+/u).length <= longestMessage &&
          only.text.trim() !== '',
      );
    return says ? [] : wholePaper;
  },
};

const notAmongKey: PaperCheck = {
  id: 'AR2',
  run: (blocks) =>
    blocks
      .filter(({ block }) => block.kind === 'judgment' && block.fields.rank === 'major' && !isKeyJudgment(block))
      .map(({ block }) => ({ blockId: block.id, fix: { kind: 'make-minor' } as const })),
};

/** The words of each row of a scale that no other row has. */
const ownWordsOf = kept((scale: Scale): readonly (readonly string[])[] => {
  const rows = scale.wordings.map(({ id }) =>
    scale.terms.flatMap((term) => {
      const words = term.words[id];
      return words === undefined ? [] : [words.adverb, words.adjective].filter((word) => word !== null);
    }),
  );
  return rows.map((row) => row.filter((word) => !rows.some((other) => other !== row && other.includes(word))));
});

/** Rows mixed: terms of ICD 203's row A in one judgment and of row B in another, as words in the text. */
const mixedRows: PaperCheck = {
  id: 'EL4',
  run: (blocks, { scale }) => {
    if (scale.rules.mixWordings !== 'disclaimer') return [];
    const judging = blocks.filter(({ block }) => judges(block)).flatMap(({ sentences }) => sentences);
    const uses = ownWordsOf(scale).map((own) =>
      own.length === 0 ? [] : judging.filter(({ words }) => phraseIn(words, own) !== null),
    );
    const last = uses.at(-1)?.[0];
    if (last === undefined || uses.filter((each) => each.length > 0).length < 2) return [];
    const says = blocks.some(
      ({ block, sentences }) => !judges(block) && sentences.some(({ text }) => /mean(?:s)? the same/iu.test(text)),
    );
    const quote = last.text.trimEnd();
    return says ? [] : [{ blockId: last.in.blockId, from: last.from, to: last.from + quote.length, quote }];
  },
};

/** Checks on how the paper is made up. */
export const paperChecks: readonly PaperCheck[] = [
  noAssumptions,
  noAlternatives,
  bareAlternatives,
  noIndicator,
  noSummary,
  noCutoff,
  noRanges,
  noMessage,
  notAmongKey,
  mixedRows,
];
