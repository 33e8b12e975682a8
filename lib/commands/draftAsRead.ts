import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { draftMoved, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts, FrozenDraft } from './ports.ts';
import { admitToRound } from './roundAccess.ts';

/**
 * The draft of a round's assessment, frozen, for a reviewer who binds an answer to it.
 *
 * @returns draft-moved where it is no longer the text that was read, whose hash is `contentHash`.
 */
export async function draftAsRead(
  ports: CommandPorts,
  actor: Actor,
  { id, contentHash }: { readonly id: string; readonly contentHash: string },
): Promise<Result<FrozenDraft, CommandError>> {
  const { read } = ports.database;
  const found = await admitToRound(read, actor, await read.rounds.byId(id), 'rounds.answer');
  if (!found.ok) return found;
  const frozen = await ports.rooms.freezeDraft(found.value.assessment.id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  const { sha256 } = frozen.value;
  return sha256 === contentHash
    ? ok(frozen.value)
    : err(draftMoved('The draft has changed again since you read it.', { contentHash: sha256 }));
}
