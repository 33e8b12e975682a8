import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { PageQuery } from '../protocol/fields.ts';
import type { ThreadDto } from '../protocol/threadsDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, Page } from './ports.ts';
import { readPage } from './readPage.ts';
import { threadDtoOf } from './threadDtoOf.ts';
import { threadPlaces } from './threadPlaces.ts';
import type { ThreadStatus } from './ThreadStore.ts';

/** The threads of an assessment, oldest first, as the actor may see them; one read of the draft for all of a page. */
export async function listThreads(
  ports: CommandPorts,
  actor: Actor,
  input: PageQuery & {
    readonly id: string;
    readonly status?: ThreadStatus | undefined;
    readonly places?: 'draft' | 'none' | undefined;
  },
): Promise<Result<Page<ThreadDto>, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'threads.read');
  if (!admitted.ok) return admitted;
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => read.threads.list(input.id, actor.userId, input.status ?? null, request));
  if (!page.ok) return page;
  const { items, nextCursor } = page.value;
  if (input.places === 'none' || items.length === 0)
    return ok({ items: items.map((thread) => threadDtoOf(thread, null)), nextCursor });
  const found = await threadPlaces(ports, admitted.value.assessment, items);
  if (!found.ok) return found;
  const { places, runs } = found.value;
  return ok({ items: items.map((thread, at) => threadDtoOf(thread, { place: places[at], runs })), nextCursor });
}
