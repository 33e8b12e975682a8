/** What a thread is about: words of a block, with what stood around them. Lengths are UTF-16 units. */
export type Anchor = {
  /** The innermost block that has an id. */
  readonly blockId: string;
  /** The words themselves; empty: the block as such. */
  readonly quote: string;
  /** What stood right before and after them in the block, at most `contextLength` of each. */
  readonly prefix: string;
  readonly suffix: string;
};

/** An anchor that is looked for by who has seen it before. */
export type SeenAnchor = Anchor & {
  /** The words that stood there when it was seen last, where they are not the quote any more. */
  readonly seen?: string | undefined;
};

/** How much of what stands around a quote is kept. */
export const contextLength = 32;
/** Longest quote. */
export const maxQuoteLength = 1_000;

/** A stretch of text as it is printed. `blockIds`: of the blocks it stands in, the innermost first. */
export type TextRun = { readonly blockIds: readonly string[]; readonly text: string };

/**
 * Whether a thread's words stand where they stood (or where their relative positions went), were found by their quote in
 * another place, or are gone. Never stored: told from the draft as it is.
 */
export type AnchorState = 'attached' | 'moved' | 'detached';

/** A stretch of one run; `run` counts from 0. */
export type RunStretch = { readonly run: number; readonly from: number; readonly to: number };

/** Where an anchor is now. */
export type AnchorPlace =
  ({ readonly state: 'attached' | 'moved'; readonly likeness: number } & RunStretch) | { readonly state: 'detached' };

/** The anchor of a stretch of a run. */
export function anchorAt(run: TextRun, from: number, to: number): Anchor {
  return {
    blockId: run.blockIds[0] ?? '',
    quote: run.text.slice(from, to),
    prefix: run.text.slice(Math.max(0, from - contextLength), from),
    suffix: run.text.slice(to, to + contextLength),
  };
}
