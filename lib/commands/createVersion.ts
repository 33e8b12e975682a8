import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CreateVersionInput, VersionDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { pinVersion } from './pinVersion.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { versionDtoOf } from './versionDtoOf.ts';

/** Freezes the live draft as a version: `named` with a name or a note, else `auto`. */
export async function createVersion(
  ports: CommandPorts,
  actor: Actor,
  input: CreateVersionInput & { readonly id: string },
): Promise<Result<VersionDto, CommandError>> {
  const { id, name = null, note = '' } = input;
  const admitted = await admit(ports.database.read, actor, id, 'versions.make');
  if (!admitted.ok) return admitted;
  const frozen = await ports.rooms.freezeDraft(id);
  if (!frozen.ok) return err(draftErrorOf(frozen.error));
  const kind = name === null && note === '' ? 'auto' : 'named';
  const data = { sha256: frozen.value.sha256, kind, name };
  const entry = auditEntry(ports, actor.userId, 'version.made', `assessment:${id}`, data);
  const made = await transact(ports.database, entry, async (stores) => {
    // Asked again under the lock: rights may have changed while the draft was read.
    const still = await admit(stores, actor, id, 'versions.make');
    if (!still.ok) return still;
    const pin = { assessmentId: id, frozen: frozen.value, kind, name, note, createdById: actor.userId } as const;
    return ok(versionDtoOf(await pinVersion(stores, ports, pin)));
  });
  if (made.ok) ports.rooms.announce(id, 'versions');
  return made;
}
