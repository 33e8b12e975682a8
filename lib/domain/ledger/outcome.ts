import { z } from 'zod';

/**
 * How a judgment turned out: it happened, it did not, the question was overtaken (annulled), or no source can settle it.
 * Only the first two are scored.
 */
export const outcomes = ['yes', 'no', 'annulled', 'unresolvable'] as const;
export type Outcome = (typeof outcomes)[number];

/** Parses an outcome as it comes from outside. */
export const outcomeSchema = z.enum(outcomes);

/** How the ledger calls an outcome. */
export const outcomeNames: Readonly<Record<Outcome, string>> = {
  yes: 'Happened',
  no: 'Did not happen',
  annulled: 'Overtaken',
  unresolvable: 'Cannot be known',
};

/** 1 where it happened, 0 where it did not, null where it is not scored. */
export function observedOf(outcome: Outcome): 0 | 1 | null {
  switch (outcome) {
    case 'yes':
      return 1;
    case 'no':
      return 0;
    case 'annulled':
    case 'unresolvable':
      return null;
  }
}
