import type { Answer } from './answers.ts';

const said: Readonly<Record<Answer, string>> = {
  comment: 'Commented',
  approve: 'Approved',
  approve_with_dissent: 'Approved with dissent',
  request_changes: 'Changes requested',
  concur: 'Concurs',
  concur_with_comment: 'Concurs with comment',
  non_concur: 'Does not concur',
  abstain: 'Abstains',
};

/** An answer that was given in a round, in words; one that is stored and unknown stands as it is. */
export function answerSaid(answer: string): string {
  return Object.hasOwn(said, answer) ? said[answer as Answer] : answer;
}
