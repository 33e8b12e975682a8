import { err, ok, unreachable, type Result } from '../result.ts';
import { roundKinds, type RoundKind } from './answers.ts';
import type { RoundState } from './roundState.ts';

/** Where an assessment stands, as far as publication. Archiving is told apart from it. */
export const assessmentStatuses = ['draft', ...roundKinds, 'changes_requested', 'approved', 'published'] as const;
export type AssessmentStatus = (typeof assessmentStatuses)[number];

/** What moves an assessment on. `closed`: its running or settled round was ended, with a reason. */
export type StatusEvent =
  | { readonly kind: 'requested'; readonly round: RoundKind }
  | { readonly kind: 'settled'; readonly state: RoundState }
  | { readonly kind: 'closed' }
  | { readonly kind: 'published' };

/** Why an assessment cannot take a step. */
export type StatusError = { readonly kind: 'no-round' };

/** The status that a stored text stands for; one that the machine does not know is a draft's. */
export function statusOf(stored: string): AssessmentStatus {
  return assessmentStatuses.find((each) => each === stored) ?? 'draft';
}

/**
 * Where an assessment stands after an event.
 *
 * A round may be asked for in every state: review after publication begins the next version, and no stage is forced upon
 * a house that has only one. Any state of review goes back to a draft when its round is closed.
 */
export function statusAfter(status: AssessmentStatus, event: StatusEvent): Result<AssessmentStatus, StatusError> {
  switch (event.kind) {
    case 'requested':
      return ok(event.round);
    case 'settled':
      return isInReview(status) ? ok(settled(status, event.state)) : err({ kind: 'no-round' });
    case 'closed':
      return isInReview(status) || status === 'changes_requested' || status === 'approved'
        ? ok('draft')
        : err({ kind: 'no-round' });
    case 'published':
      return ok('published');
    default:
      return unreachable(event);
  }
}

function isInReview(status: AssessmentStatus): status is RoundKind {
  return (roundKinds as readonly string[]).includes(status);
}

/** Comments and coordination decide nothing by themselves: the stage goes on until the next round. */
function settled(status: RoundKind, state: RoundState): AssessmentStatus {
  return state === 'approved' || state === 'changes_requested' ? state : status;
}
