import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { SourceListQuery, SourcePageDto } from '../protocol/sourceDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { readPage } from './readPage.ts';
import { sourceDtoOf } from './sourceDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** One page of the workspace's register, by title. */
export async function listSources(
  ports: CommandPorts,
  actor: Actor,
  input: SourceListQuery,
): Promise<Result<SourcePageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'sources.read');
  if (refusal !== null) return err(refusal);
  const filter = {
    words: input.q ?? '',
    ids: input.ids ?? null,
    isRecalled: input.recalled === undefined ? null : input.recalled === 'yes',
  };
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => ports.database.read.sources.list(actor.userId, request, filter));
  if (!page.ok) return page;
  return ok({ items: page.value.items.map((one) => sourceDtoOf(one, actor)), nextCursor: page.value.nextCursor });
}
