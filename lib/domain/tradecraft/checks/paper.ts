import type { CheckedBlock } from '../CheckedPaper.ts';
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
      .map(({ block }) => ({ blockId: block.id }));
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
        block.texts.some(({ text }) => text.trim().length > 40),
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
      .map(({ block }) => ({ blockId: block.id })),
};

/** Rows mixed: terms of ICD 203's row A in one judgment and of row B in another, as words in the text. */
const mixedRows: PaperCheck = {
  id: 'EL4',
  run: (blocks, { scale }) => {
    if (scale.rules.mixWordings !== 'disclaimer') return [];
    const rows = scale.wordings.map(({ id }) =>
      scale.terms.flatMap((term) => {
        const words = term.words[id];
        return words === undefined ? [] : [words.adverb, words.adjective].filter((word) => word !== null);
      }),
    );
    const uses = rows.map((list) => {
      const own = list.filter((word) => !rows.some((other) => other !== list && other.includes(word)));
      return blocks
        .filter(({ block }) => judges(block))
        .flatMap(({ sentences }) =>
          sentences.filter(({ words }) => own.length > 0 && phraseIn(words, listFor(own)) !== null),
        );
    });
    const isMixed = uses.filter((each) => each.length > 0).length > 1;
    const says = blocks.some(
      ({ block, sentences }) => !judges(block) && sentences.some(({ text }) => /mean(?:s)? the same/iu.test(text)),
    );
    const last = uses.at(-1)?.[0];
    return isMixed && !says && last !== undefined
      ? [
          {
            blockId: last.in.blockId,
            from: last.from,
            to: last.from + last.text.trimEnd().length,
            quote: last.text.trimEnd(),
          },
        ]
      : [];
  },
};

/** The same words in the same order are the same list, so that their pattern is made once. */
const lists = new Map<string, readonly string[]>();
function listFor(words: readonly string[]): readonly string[] {
  const key = words.join('|');
  const known = lists.get(key);
  if (known !== undefined) return known;
  if (lists.size > 50) lists.clear();
  lists.set(key, words);
  return words;
}

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
