import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { PollDto } from '../protocol/estimatesDto.ts';
import type { PageQuery } from '../protocol/fields.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { pollDtoOf, pollFrame } from './pollDtoOf.ts';
import type { CommandPorts, Page } from './ports.ts';
import { readPage } from './readPage.ts';

/** The polls of an assessment, or of one block of it, newest first, each as the actor may see it. */
export async function listEstimates(
  ports: CommandPorts,
  actor: Actor,
  input: PageQuery & { readonly id: string; readonly blockId?: string | undefined },
): Promise<Result<Page<PollDto>, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'estimates.read');
  if (!admitted.ok) return admitted;
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => read.estimates.list(input.id, input.blockId ?? null, request));
  if (!page.ok) return page;
  const frame = await pollFrame(read, input.id);
  return ok({
    items: page.value.items.map((poll) => pollDtoOf(poll, actor, frame)),
    nextCursor: page.value.nextCursor,
  });
}
