import { answersOf, isApproval, needsDissent, type Answer, type RoundKind } from './answers.ts';
import { dissentFault, type Dissent, type DissentFault, type DissentGround } from './dissent.ts';

/** A seat in a round, as far as answering depends on it. */
export type SeatToAnswer = {
  readonly answer: Answer | null;
  /** An administrator has let this person approve work of their own. */
  readonly isExcused: boolean;
};

/** Everything an answer is decided on; read under the lock under which it is written. */
export type AnswerFacts = {
  readonly kind: RoundKind;
  readonly isClosed: boolean;
  /** SHA-256 (hex) of the pinned text. */
  readonly contentHash: string;
  /** Whether who contributed may not approve. */
  readonly isOwnWorkBarred: boolean;
  /** Null: the person has no seat. */
  readonly seat: SeatToAnswer | null;
  /** Whether the person has written in the text since the round's base, or asked for the round. */
  readonly isContributor: boolean;
  readonly ground: DissentGround;
};

/** What somebody wants to answer, and the text they say they have read. */
export type WantedAnswer = {
  readonly answer: Answer;
  readonly contentHash: string;
  readonly summary: string;
  readonly dissents: readonly Dissent[];
};

/** Why an answer does not stand. */
export type AnswerFault =
  | { readonly kind: 'not-invited' }
  | { readonly kind: 'not-of-this-round'; readonly expected: readonly Answer[] }
  | { readonly kind: 'already-decided'; readonly answer: Answer }
  | { readonly kind: 'closed' }
  | { readonly kind: 'own-work' }
  | { readonly kind: 'other-content'; readonly pinned: string }
  | { readonly kind: 'no-text' }
  | { readonly kind: 'dissent'; readonly fault: DissentFault };

/** Why an answer does not stand; null: it does. A person answers a round once. */
export function answerFault(facts: AnswerFacts, wanted: WantedAnswer): AnswerFault | null {
  const { seat } = facts;
  if (seat === null) return { kind: 'not-invited' };
  const expected = answersOf(facts.kind);
  if (!expected.includes(wanted.answer)) return { kind: 'not-of-this-round', expected };
  if (seat.answer !== null) return { kind: 'already-decided', answer: seat.answer };
  if (facts.isClosed) return { kind: 'closed' };
  if (isApproval(wanted.answer) && isBarred(facts, seat)) return { kind: 'own-work' };
  if (wanted.contentHash !== facts.contentHash) return { kind: 'other-content', pinned: facts.contentHash };
  if (needsText(wanted.answer) && wanted.summary.trim() === '') return { kind: 'no-text' };
  const fault = dissentFault(wanted.dissents, needsDissent(wanted.answer), facts.ground);
  return fault === null ? null : { kind: 'dissent', fault };
}

/** Whether somebody may not approve since the text is their own work. */
export function isBarred(
  { isOwnWorkBarred, isContributor }: Pick<AnswerFacts, 'isOwnWorkBarred' | 'isContributor'>,
  seat: Pick<SeatToAnswer, 'isExcused'>,
): boolean {
  return isOwnWorkBarred && isContributor && !seat.isExcused;
}

function needsText(answer: Answer): boolean {
  return answer === 'non_concur' || answer === 'concur_with_comment';
}
