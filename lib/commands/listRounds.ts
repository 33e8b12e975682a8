import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { PageQuery } from '../protocol/fields.ts';
import type { RoundDto } from '../protocol/roundsDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, Page } from './ports.ts';
import { readPage } from './readPage.ts';
import { roundDtoOf } from './roundDtoOf.ts';

/** The rounds of an assessment, newest first, each as the actor may see it. */
export async function listRounds(
  ports: CommandPorts,
  actor: Actor,
  input: PageQuery & { readonly id: string },
): Promise<Result<Page<RoundDto>, CommandError>> {
  const { read } = ports.database;
  const admitted = await admit(read, actor, input.id, 'rounds.read');
  if (!admitted.ok) return admitted;
  const page = await readPage(() => read.rounds.list(input.id, { cursor: input.cursor ?? null, limit: input.limit }));
  if (!page.ok) return page;
  const now = ports.now();
  return ok({
    items: page.value.items.map((round) => roundDtoOf(round, actor.userId, now)),
    nextCursor: page.value.nextCursor,
  });
}
