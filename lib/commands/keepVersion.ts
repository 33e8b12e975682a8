import { isVersionDue, type Occasion } from '../domain/versions/versionDue.ts';
import { err, ok } from '../domain/result.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict } from './commandError.ts';
import { pinVersion } from './pinVersion.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Makes a version of a draft without anybody asking, where one is due; for the server, when nobody has written for a while, when
 * the last who may write has left, and when a draft is opened that was left without (after a crash). Run twice, or by two
 * processes at once, it makes one. It is put down to whoever wrote last; in the audit log, to the server.
 *
 * @returns the version's number; null: none was due, or the newest holds the same.
 */
export async function keepVersion(ports: CommandPorts, id: string, occasion: Occasion): Promise<number | null> {
  const { read } = ports.database;
  const [written, newest] = [await read.drafts.lastWriting(id), await read.versions.latest(id)];
  const isDue = isVersionDue({
    now: ports.now().getTime(),
    writtenMs: written?.at.getTime() ?? null,
    newest: newest === null ? null : { madeMs: newest.createdAt.getTime(), readMs: newest.readAt.getTime() },
    occasion,
  });
  if (written === null || !isDue) return null;
  const frozen = await ports.rooms.freezeDraft(id);
  if (!frozen.ok) throw new Error(`a version could not be kept: ${frozen.error.kind}`);
  if (frozen.value.sha256 === newest?.sha256) return null;
  const data = { sha256: frozen.value.sha256, kind: 'auto', name: null };
  const made = await transact(
    ports.database,
    auditEntry(ports, null, 'version.made', `assessment:${id}`, data),
    async (stores) => {
      const pin = { assessmentId: id, frozen: frozen.value, kind: 'auto', createdById: written.actorId } as const;
      // Asked again under the lock: another process may have made it meanwhile.
      const still = await stores.versions.latest(id);
      if (still?.number !== newest?.number) return err(conflict('A version has just been made.'));
      return ok(await pinVersion(stores, ports, pin));
    },
  );
  if (!made.ok) return null;
  ports.rooms.announce(id, 'versions');
  return made.value.number;
}
