/** What a reviewer can say of the pinned text, as it is stored and travels. */
export const decisions = ['comment', 'approve', 'approve_with_dissent', 'request_changes'] as const;
export type Decision = (typeof decisions)[number];

/** What an organisation can say in coordination. Silence after the due date is told, never given. */
export const responses = ['concur', 'concur_with_comment', 'non_concur', 'abstain'] as const;
export type CoordinationResponse = (typeof responses)[number];

export const answers = [...decisions, ...responses] as const;
export type Answer = (typeof answers)[number];

/** Kinds of round, which are also where an assessment stands while one is running. */
export const roundKinds = ['team_review', 'coordination', 'senior_review'] as const;
export type RoundKind = (typeof roundKinds)[number];

/** The answers that a round of this kind takes. */
export function answersOf(kind: RoundKind): readonly Answer[] {
  return kind === 'coordination' ? responses : decisions;
}

/** Whether an answer lets the text go on as it stands. */
export function isApproval(answer: Answer): boolean {
  return ['approve', 'approve_with_dissent', 'concur', 'concur_with_comment'].includes(answer);
}

/** Whether an answer must bring dissents; all others must bring none. */
export function needsDissent(answer: Answer): boolean {
  return answer === 'approve_with_dissent' || answer === 'non_concur';
}
