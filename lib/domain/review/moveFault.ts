import { isApproval, type Answer } from './answers.ts';

/** What carrying a review to a later text depends on; read under the lock under which it is moved. */
export type MoveFacts = {
  readonly isClosed: boolean;
  /** Null: the person has no seat. */
  readonly seat: { readonly answer: Answer | null } | null;
};

/** Why a review cannot be carried to a later text. */
export type MoveFault = 'not-invited' | 'closed' | 'to-confirm' | 'answered';

/**
 * Why a review cannot be carried to a later text; null: it can.
 *
 * An approval is of the words approved. So only a review that is still to be given moves, by whose it is; one that was given
 * as an approval is confirmed instead (`to-confirm`), after its changes were read, and any other answer stays with the words
 * it was about (`answered`): the authors ask anew.
 */
export function moveFault({ isClosed, seat }: MoveFacts): MoveFault | null {
  if (seat === null) return 'not-invited';
  if (isClosed) return 'closed';
  if (seat.answer === null) return null;
  return isApproval(seat.answer) ? 'to-confirm' : 'answered';
}
