import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ReadMarkDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';

/**
 * Marks the live draft as read by the actor: what changes from here on is new to them. The content is stored once however
 * many have read it, and goes when nobody's mark and no version names it any more.
 * Pages do so when one leaves.
 */
export async function markRead(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<ReadMarkDto, CommandError>> {
  const { id } = input;
  const { read } = ports.database;
  const admitted = await admit(read, actor, id, 'draft.mark');
  if (!admitted.ok) return admitted;
  const mark = await read.contents.markOf(id, actor.userId);
  if (mark !== null && (await read.drafts.authorsSince(id, mark.at)).length === 0) {
    return ok({ at: mark.at.toISOString(), sha256: mark.sha256, changes: 0, by: [] });
  }
  const frozen = await ports.rooms.freezeDraft(id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  const { sha256, packed, readAt } = frozen.value;
  await ports.database.transaction(async (stores) => {
    await stores.contents.keep(id, sha256, packed);
    await stores.contents.mark(id, actor.userId, { sha256, at: readAt });
    await stores.contents.sweep(id);
  });
  return ok({ at: readAt.toISOString(), sha256, changes: 0, by: [] });
}
