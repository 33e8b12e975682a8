import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AssessmentListQuery } from '../protocol/assessmentDto.ts';
import type { CommandError } from './commandError.ts';
import { listFilterOf } from './listAssessments.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** How many assessments the list would show under this filter, on all its pages. */
export async function countAssessments(
  ports: CommandPorts,
  actor: Actor,
  input: AssessmentListQuery,
): Promise<Result<number, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.list');
  if (refusal !== null) return err(refusal);
  return ok(await ports.database.read.library.count(actor.userId, listFilterOf(input, ports.now())));
}
