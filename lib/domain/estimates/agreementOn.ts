import type { Scale, Term } from '../likelihood/scale.ts';
import { labelWithRange } from '../likelihood/scaleById.ts';
import { termFor, type TermChoice } from '../likelihood/termFor.ts';
import { spreadOf, type Spread } from './spreadOf.ts';

/** How several people's numbers for one judgment lie on a scale. */
export type Agreement = {
  readonly spread: Spread;
  /** The term that the mean falls in; null: the scale has no word for it. */
  readonly mean: TermChoice | null;
  /** Terms of the lowest and the highest number; null where the scale has no word for it. */
  readonly lowest: Term | null;
  readonly highest: Term | null;
  /**
   * `one-term`: all numbers fall in one term; `neighbours`: in two that follow each other; `apart`: at least one term lies
   * between the lowest and the highest; `off-scale`: one of them has no word.
   */
  readonly kind: 'one-term' | 'neighbours' | 'apart' | 'off-scale';
};

/** How numbers lie on a scale; null where there are none, or one is no probability. */
export function agreementOn(probabilities: readonly number[], scale: Scale): Agreement | null {
  if (!probabilities.every((each) => each >= 0 && each <= 1)) return null;
  const spread = spreadOf(probabilities);
  if (spread === null) return null;
  const choiceFor = (probability: number): TermChoice | null => {
    const choice = termFor(probability, scale);
    return choice.ok ? choice.value : null;
  };
  const lowest = choiceFor(spread.lowest)?.term ?? null;
  const highest = choiceFor(spread.highest)?.term ?? null;
  return { spread, mean: choiceFor(spread.mean), lowest, highest, kind: kindOf(scale, lowest, highest) };
}

function kindOf(scale: Scale, lowest: Term | null, highest: Term | null): Agreement['kind'] {
  if (lowest === null || highest === null) return 'off-scale';
  const steps = Math.abs(scale.terms.indexOf(highest) - scale.terms.indexOf(lowest));
  return steps === 0 ? 'one-term' : steps === 1 ? 'neighbours' : 'apart';
}

/** A probability as people read it: whole per cent, one decimal where the number has one. */
export function percentOf(probability: number): string {
  return `${Math.round(probability * 1000) / 10}%`;
}

/** Centre and spread in one sentence: "Mean 62%, from 40% to 80%." */
export function spreadSentence({ mean, lowest, highest }: Spread): string {
  const range =
    lowest === highest ? `all at ${percentOf(lowest)}` : `from ${percentOf(lowest)} to ${percentOf(highest)}`;
  return `Mean ${percentOf(mean)}, ${range}.`;
}

/** Whether people agree, said in the scale's terms. */
export function agreementSentence({ kind, lowest, highest }: Agreement, wording?: string): string {
  const named = (term: Term | null) => (term === null ? '' : labelWithRange(term, wording));
  switch (kind) {
    case 'one-term':
      return `All of them fall in ${named(lowest)}.`;
    case 'neighbours':
      return `They fall in two terms that follow each other: ${named(lowest)} and ${named(highest)}.`;
    case 'apart':
      return `They disagree: from ${named(lowest)} to ${named(highest)}.`;
    case 'off-scale':
      return 'Some lie where the scale has no word.';
  }
}

/** What the mean is called on the scale, in one sentence. */
export function meanTermSentence({ mean }: Agreement, wording?: string): string {
  if (mean === null) return 'The scale has no word for the mean.';
  const term = labelWithRange(mean.term, wording);
  return mean.isInGap ? `The mean lies in a gap of the scale; the nearest term is ${term}.` : `The mean is ${term}.`;
}
