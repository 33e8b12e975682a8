import type { Actor } from '../domain/policy.ts';
import { referenceOf } from '../domain/reference.ts';
import { err, ok, type Result } from '../domain/result.ts';
import {
  maxFoundPublications,
  type FoundAssessmentDto,
  type SearchPageDto,
  type SearchQuery,
} from '../protocol/searchDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, FoundAssessment } from './ports.ts';
import { publicationUrl } from './publicationDtoOf.ts';
import { readPage } from './readPage.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Full text over the drafts that the actor may read, as they were when their people last paused; with the first page also over
 * the published versions that are for them, of which a draft's words are no part.
 */
export async function searchDrafts(
  ports: CommandPorts,
  actor: Actor,
  input: SearchQuery,
): Promise<Result<SearchPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.search');
  if (refusal !== null) return err(refusal);
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const { read } = ports.database;
  const page = await readPage(() => read.search.search(actor.userId, input.q, request));
  if (!page.ok) return page;
  const isFirst = request.cursor === null;
  const published = isFirst ? await read.publishedSearch.search(actor.userId, input.q, maxFoundPublications) : [];
  return ok({
    items: page.value.items.map(foundDtoOf),
    nextCursor: page.value.nextCursor,
    publications: published.map(({ publishedAt, ...found }) => ({
      ...found,
      publishedAt: publishedAt.toISOString(),
      url: publicationUrl(found.slug, found.number),
    })),
  });
}

function foundDtoOf({ number, createdAt, ...found }: FoundAssessment): FoundAssessmentDto {
  return { ...found, reference: referenceOf(number, createdAt) };
}
