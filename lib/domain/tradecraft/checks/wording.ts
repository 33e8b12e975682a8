import { kept } from '../kept.ts';
import { contentStems } from '../stems.ts';
import type { PaperCheck } from '../PaperCheck.ts';
import { isKeyJudgment, termEndIn } from '../Reading.ts';
import type { ReadBlock, ReadSentence } from '../Reading.ts';

// Kept with their sentence or block: a keystroke makes them anew for its own block only.
const stemsOf = kept((sentence: ReadSentence) => contentStems(sentence.text));

/** Share of an outcome's words that one sentence of evidence must have. */
const enoughShared = 0.34;

/** A key judgment's outcomes: what stands between commas after the term, or the whole sentence. */
function outcomesOf(sentence: ReadSentence, from: number): readonly { readonly from: number; readonly text: string }[] {
  const rest = sentence.words.slice(from).replace(/[.\s]+$/u, '');
  const parts = rest.split(/(,\s+(?:and\s+)?)/u);
  let at = from;
  return parts.flatMap((part, index) => {
    const here = at;
    at += part.length;
    return index % 2 === 0 && contentStems(part).size > 1 ? [{ from: here, text: part }] : [];
  });
}

const unsupportedClaim: PaperCheck = {
  id: 'AR1',
  run: (blocks, { scale }) => {
    const body = blocks
      .filter(({ block }) => block.kind === 'evidence')
      .flatMap(({ sentences }) => sentences.map(stemsOf));
    return blocks
      .filter(({ block }) => isKeyJudgment(block) && !block.relations.some(({ kind }) => kind === 'supports'))
      .flatMap(({ sentences }) =>
        sentences
          .filter((sentence) => sentence.in.part === 'statement')
          .flatMap((sentence) => {
            const from = termEndIn(sentence, scale);
            if (from === null) return [];
            return outcomesOf(sentence, from)
              .filter(({ text }) => {
                const stems = [...contentStems(text)];
                return !body.some(
                  (other) => stems.filter((stem) => other.has(stem)).length / stems.length > enoughShared,
                );
              })
              .map((outcome) => {
                const start = outcome.from + (outcome.text.length - outcome.text.trimStart().length);
                // From the text, not the words: tokens and quotations are blanked out in those.
                const quote = sentence.text.slice(start, outcome.from + outcome.text.trimEnd().length);
                return {
                  blockId: sentence.in.blockId,
                  from: sentence.from + start,
                  to: sentence.from + start + quote.length,
                  quote,
                };
              });
          }),
      );
  },
};

/** "The conflicts will", "This cycle of": a noun phrase that begins a sentence and claims to be known. */
const nounPhrase =
  /^(?:The|This|These|Those)\s+((?:[\p{L}.'’-]+\s+){0,3}?)([\p{L}][\p{L}.'’-]*)(?=\s+(?:of|for|in|on|to|by|from|between|among|and|will|would|may|might|could|can|is|are|was|were|has|have|had|also|[\p{L}]+ly)\b|\s+\p{L}+(?:s|ed)\b|,|;)/u;
const empty = new Set([
  'fact',
  'same',
  'latter',
  'former',
  'first',
  'second',
  'main',
  'world',
  'government',
  'rest',
  'number',
]);

/** A noun phrase that opens a sentence of a judgment, and the words of its block before it. */
type Opening = {
  readonly sentence: ReadSentence;
  readonly quote: string;
  readonly noun: string;
  readonly isToldBefore: boolean;
};

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
const wordsOf = kept(
  ({ sentences }: ReadBlock): ReadonlySet<string> => new Set(sentences.flatMap(({ text }) => wordsIn(text))),
);
const openingsOf = kept(({ block, sentences }: ReadBlock): readonly Opening[] =>
  block.kind !== 'judgment'
    ? []
    : sentences.flatMap((sentence, index) => {
        const match = nounPhrase.exec(sentence.words);
        const noun = match?.[2]?.toLowerCase() ?? '';
        if (match === null || noun === '' || empty.has(noun)) return [];
        const isToldBefore = sentences.slice(0, index).some(({ text }) => wordsIn(text).includes(noun));
        return [{ sentence, quote: sentence.text.slice(0, match[0].trimEnd().length), noun, isToldBefore }];
      }),
);

const neverIntroduced: PaperCheck = {
  id: 'AR5',
  run: (blocks) =>
    blocks.flatMap((read, at) =>
      openingsOf(read)
        .filter(
          ({ noun, isToldBefore }) =>
            !isToldBefore && !blocks.some((other, index) => index < at && wordsOf(other).has(noun)),
        )
        .map(({ sentence, quote }) => ({
          blockId: sentence.in.blockId,
          from: sentence.from,
          to: sentence.from + quote.length,
          quote,
        })),
    ),
};

/** Checks on words that need the paper beside them. */
export const wordingChecks: readonly PaperCheck[] = [unsupportedClaim, neverIntroduced];
