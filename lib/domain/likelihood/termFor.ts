import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Scale, Term } from './scale.ts';

export type LikelihoodError =
  /** NaN, or outside [0, 1]. */
  | { readonly kind: 'not-a-probability' }
  /** Below the first band or above the last: the scale has no word for it. */
  | { readonly kind: 'outside-scale' };

/** A term for a probability. `isInGap`: the scale has no word for it, and this is the nearest; tell the user. */
export type TermChoice = { readonly term: Term; readonly isInGap: boolean };

/**
 * The word that `scale` prescribes for a probability.
 *
 * Where bands share an end point, it takes the upper band (ours, not the source's: LK3). In a gap the nearest band
 * is taken, the upper one of two equally near, but never one that means certainty (LK5). Of nested bands, the narrowest (LK6).
 *
 * @param probability In [0, 1], never per cent.
 * @see ICD 203 (2015), D.6.e.(2)(a)
 */
export function termFor(probability: number, scale: Scale): Result<TermChoice, LikelihoodError> {
  if (!(probability >= 0 && probability <= 1)) return err({ kind: 'not-a-probability' });
  const containing = scale.terms.filter((term) => contains(term, probability));
  if (containing.length > 0) {
    return ok({ term: containing.reduce((best, term) => (isTighter(term, best) ? term : best)), isInGap: false });
  }
  const first = scale.terms[0];
  const last = scale.terms.at(-1);
  if (!first || !last || probability <= first.lo || probability >= last.hi) return err({ kind: 'outside-scale' });
  // What is only nearly certain must not be called certain for want of a nearer word.
  const uncertain = scale.terms.filter((term) => term.lo < 1 && term.hi > 0);
  const nearest = (uncertain.length > 0 ? uncertain : scale.terms).reduce((best, term) =>
    distance(term, probability) <= distance(best, probability) ? term : best,
  );
  return ok({ term: nearest, isInGap: true });
}

/** All terms a probability may be given: two at an edge that bands share (LK4), none in a gap or outside the scale. */
export function termsAt(probability: number, scale: Scale): readonly Term[] {
  return scale.terms.filter((term) => contains(term, probability));
}

function contains(term: Term, probability: number): boolean {
  const isAboveLo = term.isLoOpen ? probability > term.lo : probability >= term.lo;
  const isBelowHi = term.isHiOpen ? probability < term.hi : probability <= term.hi;
  return isAboveLo && isBelowHi;
}

/** Narrower, or the upper of two as wide. Bands that only touch are compared by position: the upper one wins. */
function isTighter(term: Term, best: Term): boolean {
  if (term.lo >= best.hi) return true;
  const difference = term.hi - term.lo - (best.hi - best.lo);
  return Math.abs(difference) < 1e-9 ? term.lo >= best.lo : difference < 0;
}

/** Distance to a band, rounded, so that two bands equally far away compare equal. */
function distance(term: Term, probability: number): number {
  return Math.round(Math.max(term.lo - probability, probability - term.hi, 0) * 1e9);
}
