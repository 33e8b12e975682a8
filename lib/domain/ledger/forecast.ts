import type { Term } from '../likelihood/scale.ts';

/** The probability that a judgment is scored by, in [0, 1]. */
export type StatedProbability = {
  readonly probability: number;
  /** Whether it is the middle of the stated range, since its author gave no number. */
  readonly isImputed: boolean;
};

/**
 * The probability that stands for a stated likelihood: the author's own number, else the middle of the term's range.
 *
 * @param point In [0, 1]; one outside of the term's range says something else than the sentence does and does not count.
 * @see domain of words and numbers: imputed scores are marked as such wherever they are shown.
 */
export function statedProbability(term: Pick<Term, 'lo' | 'hi'>, point: number | null): StatedProbability {
  if (point !== null && point >= term.lo && point <= term.hi) return { probability: point, isImputed: false };
  return { probability: (term.lo + term.hi) / 2, isImputed: true };
}

/** How a judgment of the ledger stands: waiting for its horizon, past it without an outcome, settled, or out of it. */
export type Standing = 'open' | 'due' | 'resolved' | 'withdrawn';

/**
 * @param entry.horizonEnd Last day of its horizon (ISO); null: it has none, and is never due.
 * @param entry.isWithdrawn Whether the version that states it was retracted: it is not asked for any more. What was settled
 * before stays so, or a retraction would mend a score.
 * @param today ISO day.
 */
export function standingOf(
  entry: { readonly horizonEnd: string | null; readonly isResolved: boolean; readonly isWithdrawn: boolean },
  today: string,
): Standing {
  if (entry.isResolved) return 'resolved';
  if (entry.isWithdrawn) return 'withdrawn';
  return entry.horizonEnd !== null && entry.horizonEnd < today ? 'due' : 'open';
}
