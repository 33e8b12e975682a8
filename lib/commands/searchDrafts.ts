import type { Actor } from '../domain/policy.ts';
import { referenceOf } from '../domain/reference.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { FoundAssessmentDto, SearchPageDto, SearchQuery } from '../protocol/searchDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, FoundAssessment } from './ports.ts';
import { readPage } from './readPage.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Full text over the drafts that the actor may read, as they were when their people last paused. */
export async function searchDrafts(
  ports: CommandPorts,
  actor: Actor,
  input: SearchQuery,
): Promise<Result<SearchPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.search');
  if (refusal !== null) return err(refusal);
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => ports.database.read.search.search(actor.userId, input.q, request));
  return page.ok ? ok({ items: page.value.items.map(foundDtoOf), nextCursor: page.value.nextCursor }) : page;
}

function foundDtoOf({ number, createdAt, ...found }: FoundAssessment): FoundAssessmentDto {
  return { ...found, reference: referenceOf(number, createdAt) };
}
