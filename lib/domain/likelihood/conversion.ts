import { unreachable } from '../result.ts';
import type { Scale, Term } from './scale.ts';
import { labelOf, labelWithRange, rangeLabel, termById } from './scaleById.ts';
import { termFor, termsAt } from './termFor.ts';

/** Why a likelihood becomes what it becomes on another scale. Probabilities in [0, 1]. */
export type ConversionReason =
  /** There was no likelihood, and there is none. */
  | { readonly kind: 'not-set' }
  /** The same term with the same range: nothing changes. */
  | { readonly kind: 'unchanged' }
  /** The new scale has the same word. Its range may be another; `byNumber`: what the number would say instead. */
  | { readonly kind: 'same-word'; readonly byNumber: Term | null }
  /** Another word for exactly the same range. */
  | { readonly kind: 'same-range' }
  /** By the author's own point value. `isInGap`: the new scale has no word for it, and this is the nearest. */
  | { readonly kind: 'by-point'; readonly probability: number; readonly isInGap: boolean }
  /** By the middle of the old range. `isInGap` as above. */
  | { readonly kind: 'by-midpoint'; readonly probability: number; readonly isInGap: boolean }
  /** The new scale has no word for this probability, not even a near one. */
  | { readonly kind: 'no-word'; readonly probability: number }
  /** It was not on the old scale, and it is on the new one. */
  | { readonly kind: 'now-known' }
  /** It is on neither scale, and nobody gave a number. */
  | { readonly kind: 'unknown-term' };

/** What a judgment's likelihood becomes. `to` null: it must be decided by a person, or stays without a term. */
export type Conversion = {
  /** Null: none was set, or it is not on the old scale. */
  readonly from: Term | null;
  readonly to: Term | null;
  readonly reason: ConversionReason;
};

/**
 * What a likelihood on one scale becomes on another. A proposal, always with its reason: who changes a scale is asked.
 *
 * The same word first (id, else label in any wording), unless the author's own number lies outside its new range;
 * then that number; then a term with the same range; then the middle of the old range. Numbers choose as `termFor` does.
 *
 * @param p.likelihood The term's id as stored; null: none.
 * @param p.probability The author's point value in [0, 1]; null: none.
 */
export function convertTerm(p: {
  readonly from: Scale;
  readonly to: Scale;
  readonly likelihood: string | null;
  readonly probability: number | null;
}): Conversion {
  const { likelihood, probability } = p;
  if (likelihood === null) return { from: null, to: null, reason: { kind: 'not-set' } };
  const from = termById(p.from, likelihood);
  if (from === null) return ofUnknown(likelihood, probability, p.to);
  const same = sameWord(from, p.to);
  if (same !== null && hasRangeOf(same, from)) return { from, to: same, reason: { kind: 'unchanged' } };
  const point = probability === null ? null : byNumber('by-point', probability, p.to);
  if (same !== null && (probability === null || termsAt(probability, p.to).includes(same))) {
    const number = point ?? byNumber('by-midpoint', middleOf(from), p.to);
    return { from, to: same, reason: { kind: 'same-word', byNumber: number.to === same ? null : number.to } };
  }
  if (point !== null) return { from, ...point };
  const equal = p.to.terms.find((term) => hasRangeOf(term, from));
  if (equal !== undefined) return { from, to: equal, reason: { kind: 'same-range' } };
  return { from, ...byNumber('by-midpoint', middleOf(from), p.to) };
}

function ofUnknown(likelihood: string, probability: number | null, scale: Scale): Conversion {
  const known = termById(scale, likelihood);
  if (known !== null) return { from: null, to: known, reason: { kind: 'now-known' } };
  if (probability === null) return { from: null, to: null, reason: { kind: 'unknown-term' } };
  return { from: null, ...byNumber('by-point', probability, scale) };
}

function byNumber(
  kind: 'by-point' | 'by-midpoint',
  probability: number,
  scale: Scale,
): { readonly to: Term | null; readonly reason: ConversionReason } {
  const found = termFor(probability, scale);
  if (!found.ok) return { to: null, reason: { kind: 'no-word', probability } };
  return { to: found.value.term, reason: { kind, probability, isInGap: found.value.isInGap } };
}

/** The term with the same id, else the one that has a label in common, in whatever wording. */
function sameWord(term: Term, scale: Scale): Term | null {
  const labels = labelsOf(term);
  return (
    termById(scale, term.id) ?? scale.terms.find((each) => labelsOf(each).some((own) => labels.includes(own))) ?? null
  );
}

function labelsOf(term: Term): readonly string[] {
  return [term.label, ...Object.values(term.alternatives)].map((label) => label.toLowerCase());
}

function hasRangeOf(a: Term, b: Term): boolean {
  return a.lo === b.lo && a.hi === b.hi && a.isLoOpen === b.isLoOpen && a.isHiOpen === b.isHiOpen;
}

/** Rounded, so that the middle of 0.45 and 0.55 is 0.5. */
function middleOf(term: Term): number {
  return Math.round(((term.lo + term.hi) / 2) * 1e9) / 1e9;
}

/** Whether anything a reader sees would change: the word, its range, or that there is none. */
export function changesReading({ reason }: Conversion): boolean {
  return reason.kind !== 'unchanged' && reason.kind !== 'not-set';
}

/** The reason as a sentence for people. */
export function reasonSentence({ from, to, reason }: Conversion, wording?: string): string {
  switch (reason.kind) {
    case 'not-set':
      return 'No likelihood is set.';
    case 'unchanged':
      return 'The same term with the same range.';
    case 'same-word': {
      const range = from !== null && to !== null && !hasRangeOf(from, to);
      const told = range ? `The same word, but ${rangeLabel(to)} instead of ${rangeLabel(from)}.` : 'The same word.';
      const { byNumber: other } = reason;
      return other === null ? told : `${told} By its number it would be ${labelWithRange(other, wording)}.`;
    }
    case 'same-range':
      return 'Another word for the same range.';
    case 'by-point':
      return `By its point value of ${percent(reason.probability)}${nearest(reason.isInGap)}.`;
    case 'by-midpoint':
      return `By the middle of its range, ${percent(reason.probability)}${nearest(reason.isInGap)}.`;
    case 'no-word':
      return `The new scale has no word for ${percent(reason.probability)}. Choose a term, or leave it without one.`;
    case 'now-known':
      return `It was not a term of the old scale; on the new one it is ${to === null ? 'one' : labelOf(to, wording)}.`;
    case 'unknown-term':
      return 'It is not a term of either scale. Choose one, or leave it as it is.';
    default:
      return unreachable(reason);
  }
}

function nearest(isInGap: boolean): string {
  return isInGap ? ', for which the new scale has no word: this is the nearest' : '';
}

/** A probability as people read it, at most one decimal: "97.5%". */
function percent(probability: number): string {
  return `${Math.round(probability * 1000) / 10}%`;
}
