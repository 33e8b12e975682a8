import type { Actor } from '../domain/policy.ts';
import { referenceOf } from '../domain/reference.ts';
import { ok, type Result } from '../domain/result.ts';
import type { PageQuery } from '../protocol/fields.ts';
import type { SourceUsePageDto } from '../protocol/sourceDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { readPage } from './readPage.ts';
import { readableSource } from './sourceAccess.ts';

/** Where a record is used among the assessments that the actor may read, with the judgments that rest on it there. */
export async function listSourceUses(
  ports: CommandPorts,
  actor: Actor,
  input: PageQuery & { readonly id: string },
): Promise<Result<SourceUsePageDto, CommandError>> {
  const { read } = ports.database;
  const record = await readableSource(read, actor, input.id);
  if (!record.ok) return record;
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => read.sources.uses(record.value.id, actor.userId, request));
  if (!page.ok) return page;
  const items = page.value.items.map(
    ({ assessmentId, number, createdAt, title, isArchived, blockId, label, carries }) => ({
      id: assessmentId,
      reference: referenceOf(number, createdAt),
      title,
      isArchived,
      blockId,
      label,
      judgments: carries,
    }),
  );
  return ok({ items, nextCursor: page.value.nextCursor });
}
