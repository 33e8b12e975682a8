import {
  mayOnAssessment,
  type Actor,
  type AssessmentAction,
  type AssessmentRole,
  type AssessmentState,
} from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { conflict, forbidden, notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { AssessmentRecord, Stores } from './ports.ts';

/** An assessment together with the actor's role on it. */
export type Admitted = { readonly assessment: AssessmentRecord; readonly role: AssessmentRole };

const allScopes = { scopes: ['read', 'write', 'admin'] } as const;

/** Life of an assessment as far as rights depend on it. */
export function stateOf(assessment: AssessmentRecord): AssessmentState {
  return assessment.archivedAt === null ? 'draft' : 'archived';
}

/**
 * Reads an assessment for an actor who wants to do `action`.
 *
 * @returns not-found without a role on it, exactly as for an unknown id; `conflict` where only its being archived
 * (or not) stands in the way; `forbidden` otherwise.
 */
export async function admit(
  stores: Pick<Stores, 'assessments' | 'members'>,
  actor: Actor,
  assessmentId: string,
  action: AssessmentAction,
): Promise<Result<Admitted, CommandError>> {
  const unknown = err(notFound('There is no such assessment.'));
  if (!isId(assessmentId)) return unknown;
  const role = await stores.members.roleOf(assessmentId, actor.userId);
  if (role === null) return unknown;
  const assessment = await stores.assessments.byId(assessmentId);
  if (assessment === null) return unknown;
  const state = stateOf(assessment);
  if (mayOnAssessment(actor, role, action, state)) return ok({ assessment, role });
  const other: AssessmentState = state === 'draft' ? 'archived' : 'draft';
  if (mayOnAssessment(actor, role, action, other)) {
    return err(
      conflict(
        state === 'archived'
          ? 'This assessment is archived. Bring it back first.'
          : 'This assessment is not archived: there is nothing to bring back.',
      ),
    );
  }
  return err(
    forbidden(
      mayOnAssessment(allScopes, role, action, state)
        ? 'This token was not made for that: it lacks the scope.'
        : `Your role on this assessment is ${role}, which does not allow that.`,
    ),
  );
}
