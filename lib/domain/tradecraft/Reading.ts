import { estimateInSentence } from '../likelihood/likelihoodInSentence.ts';
import type { Scale } from '../likelihood/scale.ts';
import { sentencesOf } from '../text/sentencesOf.ts';
import type { CheckedBlock, CheckedPaper, CheckedText } from './CheckedPaper.ts';
import { withoutQuotes } from '../text/withoutQuotes.ts';
import { withoutSpans } from './words.ts';

/** A sentence of a block. `from` is its offset in the block's text; `words` is its text with quotations and tokens blanked out. */
export type ReadSentence = {
  readonly in: CheckedText;
  readonly from: number;
  readonly text: string;
  readonly words: string;
  readonly hasToken: boolean;
  readonly hasCitation: boolean;
};

/** A block with its sentences: what checks on single blocks read. */
export type ReadBlock = {
  readonly block: CheckedBlock;
  readonly sentences: readonly ReadSentence[];
};

/** What a check on one block may know of the paper beside it. Everything here changes seldom. */
export type Setting = Omit<CheckedPaper, 'blocks'>;

/** Splits a block's texts into sentences. */
export function readBlock(block: CheckedBlock): ReadBlock {
  return { block, sentences: block.texts.flatMap(sentencesIn) };
}

function sentencesIn(text: CheckedText): readonly ReadSentence[] {
  const blanked = withoutSpans(withoutQuotes(text.text), text.tokens);
  return sentencesOf(text.text).map(({ from, to }) => {
    const overlaps = ({ from: start, to: end }: { readonly from: number; readonly to: number }): boolean =>
      start < to && end > from;
    return {
      in: text,
      from,
      text: text.text.slice(from, to),
      words: blanked.slice(from, to),
      hasToken: text.tokens.some(overlaps),
      hasCitation: text.citations.some(overlaps),
    };
  });
}

/** Whether a block judges: judgments and alternatives. */
export function judges({ kind }: CheckedBlock): boolean {
  return kind === 'judgment' || kind === 'alternative';
}

/** Whether a block is a key judgment: a judgment among the key judgments. */
export function isKeyJudgment({ kind, section }: CheckedBlock): boolean {
  return kind === 'judgment' && section === 'key-judgments';
}

/** Where the sentence's term of likelihood ends, token or words, as an offset in the sentence; null where it says none. */
export function termEndIn(sentence: ReadSentence, scale: Scale): number | null {
  const { from, text } = sentence;
  const token = sentence.in.tokens.find((each) => each.from >= from && each.from < from + text.length);
  return token === undefined ? (estimateInSentence(sentence.words, scale)?.to ?? null) : token.to - from;
}
