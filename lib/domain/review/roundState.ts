import { isApproval, type Answer, type RoundKind } from './answers.ts';

/**
 * Where a round stands. `open`: somebody has yet to answer. `commented`: all have, and not all approved, but nobody asked
 * for changes. `coordinated`: every organisation has answered, or let the due date pass.
 */
export const roundStates = ['open', 'changes_requested', 'approved', 'commented', 'coordinated', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** What a round's state is told by. */
export type RoundFacts = {
  readonly kind: RoundKind;
  readonly dueAt: Date | null;
  readonly closedAt: Date | null;
  /** One per seat; null: not yet. */
  readonly answers: readonly (Answer | null)[];
};

/** The state of a round at `now`. It follows from the answers and is never stored. */
export function roundStateOf({ kind, dueAt, closedAt, answers }: RoundFacts, now: Date): RoundState {
  if (closedAt !== null) return 'closed';
  const isComplete = answers.every((answer) => answer !== null);
  if (kind === 'coordination') return isComplete || hasLapsed(dueAt, now) ? 'coordinated' : 'open';
  if (!isComplete) return 'open';
  if (answers.includes('request_changes')) return 'changes_requested';
  return answers.every(isApproval) ? 'approved' : 'commented';
}

/** Whether a due date has passed: who has not answered by then is told as silent. */
export function hasLapsed(dueAt: Date | null, now: Date): boolean {
  return dueAt !== null && dueAt.getTime() <= now.getTime();
}
