import type { Scale, Term } from '../likelihood/scale.ts';
import { binned, type Scored } from './brier.ts';

/** A settled judgment with the term it was stated in. */
export type ScoredTerm = Scored & { readonly termId: string };

/** What came of the judgments stated in one term. */
export type CalibrationPoint = {
  readonly term: Term;
  readonly count: number;
  readonly happened: number;
  /** In [0, 1]; null where nothing was stated in it. */
  readonly share: number | null;
  /** Where the true share lies, 95 in 100; null with it. */
  readonly interval: readonly [number, number] | null;
  /** Whether the share lies within the stated range; null with it. */
  readonly reading: 'in-range' | 'below' | 'above' | null;
};

/** One point for each term of the scale, in its order. Judgments in a term that it does not have are left out. */
export function calibrationOf(all: readonly ScoredTerm[], scale: Scale): readonly CalibrationPoint[] {
  const bins = binned(all, ({ termId }) => termId);
  return scale.terms.map((term) => {
    const stated = bins.get(term.id) ?? [];
    const count = stated.length;
    const happened = stated.filter(({ observed }) => observed === 1).length;
    if (count === 0) return { term, count, happened, share: null, interval: null, reading: null };
    const share = happened / count;
    return {
      term,
      count,
      happened,
      share,
      interval: wilsonInterval(happened, count),
      reading: readingOf(share, term, scale),
    };
  });
}

/**
 * Whether a share is within a term's range. At the two end terms 0 and 1 count as within it: a scale without a word for
 * certainty could not be met there at all.
 */
function readingOf(share: number, term: Term, { terms }: Scale): 'in-range' | 'below' | 'above' {
  if ((share === 0 && term === terms[0]) || (share === 1 && term === terms.at(-1))) return 'in-range';
  if (share < term.lo) return 'below';
  return share > term.hi ? 'above' : 'in-range';
}

/** The 97.5th percentile of the normal distribution. */
const z = 1.959964;

/**
 * Wilson's score interval, 95 per cent, within [0, 1].
 *
 * @param happened Of `count`, which is at least 1.
 * @see Wilson 1927
 */
export function wilsonInterval(happened: number, count: number): readonly [number, number] {
  const share = happened / count;
  const spread = z * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  const scaledBy = 1 + z ** 2 / count;
  const middle = share + z ** 2 / (2 * count);
  return [Math.max(0, (middle - spread) / scaledBy), Math.min(1, (middle + spread) / scaledBy)];
}
