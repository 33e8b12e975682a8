import { mayOnAssessment, type Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ReadMarkDto } from '../protocol/versionDto.ts';
import { admit, stateOf, type Admitted } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { createVersion } from './createVersion.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';

/** Automatic versions are made this far apart at least, ms: what is written in between comes with the next. */
const autoVersionEveryMs = 10 * 60 * 1000;

/**
 * Marks the live draft as read by the actor: what changes from here on is new to them. The content is stored once however
 * many have read it, and goes when nobody's mark and no version names it any more.
 *
 * Pages do so when one leaves; where the actor has written, that is also when a version is kept without anybody asking.
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
  if (await isWorthKeeping(ports, actor, admitted.value)) await createVersion(ports, actor, { id });
  return ok({ at: readAt.toISOString(), sha256, changes: 0, by: [] });
}

/** Whether the actor has written since the newest version, and that is not of a moment ago. */
async function isWorthKeeping(
  { database: { read }, now }: CommandPorts,
  actor: Actor,
  { assessment, role }: Admitted,
): Promise<boolean> {
  if (!mayOnAssessment(actor, role, 'versions.make', stateOf(assessment))) return false;
  const newest = await read.versions.latest(assessment.id);
  if (newest !== null && now().getTime() - newest.createdAt.getTime() < autoVersionEveryMs) return false;
  return (await read.drafts.authorsSince(assessment.id, newest?.readAt ?? null)).includes(actor.userId);
}
