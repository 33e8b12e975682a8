import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { RestoredVersionDto, VersionDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { unavailable, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { findVersion } from './findVersion.ts';
import { unpackContent } from './frozenContent.ts';
import { pinVersion } from './pinVersion.ts';
import type { CommandPorts, FrozenDraft } from './ports.ts';
import { transact } from './transact.ts';
import { versionDtoOf } from './versionDtoOf.ts';

/**
 * Brings a version back as a forward change of the live draft. What it replaces is kept as a version first, in the
 * transaction of the audit row; only then does the draft change. What others type in that moment merges with it; where they
 * typed in blocks that go, it is in a version of its own.
 */
export async function restoreVersion(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly number: string },
): Promise<Result<RestoredVersionDto, CommandError>> {
  const { id } = input;
  const { read } = ports.database;
  const admitted = await admit(read, actor, id, 'versions.restore');
  if (!admitted.ok) return admitted;
  const found = await findVersion(read, id, input.number);
  if (!found.ok) return found;
  const { version } = found.value;
  const held: { kept: Result<VersionDto, CommandError> } = { kept: err(unavailable('The draft could not be kept.')) };
  const keep = async (frozen: FrozenDraft): Promise<boolean> => {
    const data = { number: version.number, sha256: version.sha256, replaced: frozen.sha256 };
    const entry = auditEntry(ports, actor.userId, 'version.restored', `assessment:${id}`, data);
    held.kept = await transact(ports.database, entry, async (stores) => {
      const still = await admit(stores, actor, id, 'versions.restore');
      if (!still.ok) return still;
      const note = `As it was before version ${version.number} was restored.`;
      const pin = { assessmentId: id, frozen, kind: 'auto', note, createdById: actor.userId } as const;
      return ok(versionDtoOf(await pinVersion(stores, ports, pin)));
    });
    return held.kept.ok;
  };
  const keepLater = async (frozen: FrozenDraft): Promise<unknown> => {
    const entry = auditEntry(ports, actor.userId, 'version.made', `assessment:${id}`, {
      sha256: frozen.sha256,
      kind: 'auto',
    });
    const note = `What others wrote while version ${version.number} was being restored.`;
    const pin = { assessmentId: id, frozen, kind: 'auto', note, createdById: actor.userId } as const;
    return transact(ports.database, entry, async (stores) => ok(await pinVersion(stores, ports, pin)));
  };
  const content = await unpackContent(found.value.packed);
  const restored = await ports.rooms.restoreDraft(id, actor.userId, content, keep, keepLater);
  ports.rooms.announce(id, 'versions');
  const { kept } = held;
  if (restored.ok) return kept.ok ? ok({ ...versionDtoOf(version), kept: kept.value }) : kept;
  if (restored.error.kind !== 'refused') return err(draftErrorOf(restored.error));
  return kept.ok ? err(unavailable('The draft could not be changed.')) : kept;
}
