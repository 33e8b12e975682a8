import { wordDiff, type WordChange } from '../text/wordDiff.ts';

/** What can be suggested besides wording: fields of a judgment or an alternative. */
export const suggestedFields = ['likelihood', 'confidence', 'horizon'] as const;
export type SuggestedField = (typeof suggestedFields)[number];

/** How a suggestion stands. `withdrawn` is by who made it, `rejected` by who may write the draft. */
export const suggestionStates = ['open', 'accepted', 'rejected', 'withdrawn'] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** Other words for the anchor's (`field` null), or another value of a field. A value of null is none. */
export type Suggestion = {
  readonly field: SuggestedField | null;
  /** What stood there when it was made. */
  readonly base: string | null;
  readonly replacement: string | null;
};

/** What a suggestion does now: it fits, is done already, or the words have changed since it was made. */
export type SuggestionFit = 'fits' | 'done' | 'changed';

/** @param current What stands there now; undefined where its place is gone. */
export function suggestionFit({ base, replacement }: Suggestion, current: string | null | undefined): SuggestionFit {
  if (current === undefined) return 'changed';
  if (current === base) return 'fits';
  return current === replacement ? 'done' : 'changed';
}

/** One side of a three-way view: what that side made of the base. */
export type ThreeWay = { readonly suggested: readonly WordChange[]; readonly current: readonly WordChange[] };

/** What the suggestion and the draft each made of the words it was made for. */
export function threeWay({ base, replacement }: Suggestion, current: string): ThreeWay {
  return { suggested: wordDiff(base ?? '', replacement ?? ''), current: wordDiff(base ?? '', current) };
}
