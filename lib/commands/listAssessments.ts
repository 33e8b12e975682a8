import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AssessmentListQuery, AssessmentPageDto } from '../protocol/assessmentDto.ts';
import { assessmentDtoOf } from './assessmentDtoOf.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** One page of the assessments the actor has a role on, newest change first. */
export async function listAssessments(
  ports: CommandPorts,
  actor: Actor,
  input: AssessmentListQuery,
): Promise<Result<AssessmentPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.list');
  if (refusal !== null) return err(refusal);
  const page = await ports.database.read.assessments.listFor(
    actor.userId,
    { cursor: input.cursor ?? null, limit: input.limit },
    {
      ...(input.query === undefined ? {} : { query: input.query }),
      ...(input.mine === undefined ? {} : { mine: input.mine }),
      ...(input.archived === undefined ? {} : { archived: input.archived }),
    },
  );
  return ok({ items: page.items.map(assessmentDtoOf), nextCursor: page.nextCursor });
}
