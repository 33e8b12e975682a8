import { dueBounds } from '../domain/library/dueBounds.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AssessmentListQuery, AssessmentPageDto } from '../protocol/assessmentDto.ts';
import { assessmentDtoOf } from './assessmentDtoOf.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, ListFilter, ListOrder } from './ports.ts';
import { readPage } from './readPage.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** One page of the assessments the actor has a role on, newest change first unless told. */
export async function listAssessments(
  ports: CommandPorts,
  actor: Actor,
  input: AssessmentListQuery,
): Promise<Result<AssessmentPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.list');
  if (refusal !== null) return err(refusal);
  const page = await readPage(() =>
    ports.database.read.assessments.listFor(
      actor.userId,
      { cursor: input.cursor ?? null, limit: input.limit },
      listFilterOf(input, ports.now()),
      listOrderOf(input),
    ),
  );
  return page.ok ? ok({ items: page.value.items.map(assessmentDtoOf), nextCursor: page.value.nextCursor }) : page;
}

/** What the store is asked for; what is empty holds nothing back. */
export function listFilterOf(input: Omit<AssessmentListQuery, 'limit' | 'cursor'>, now: Date): ListFilter {
  const { query, mine, archived, status, topic, author, due } = input;
  return {
    ...(query === undefined || query === '' ? {} : { query }),
    ...(mine === true ? { mine } : {}),
    ...(archived === true ? { archived } : {}),
    ...(status === undefined || status === '' ? {} : { status }),
    ...(topic === undefined || topic === '' ? {} : { topic }),
    ...(author === undefined ? {} : { authorId: author }),
    ...(due === undefined ? {} : { due: dueBounds(due, now) }),
  };
}

/** Titles begin with A, what is due with the soonest; all else with the most. */
function listOrderOf({ order = 'changed', direction }: AssessmentListQuery): ListOrder {
  return { by: order, direction: direction ?? (order === 'title' || order === 'due' ? 'up' : 'down') };
}
