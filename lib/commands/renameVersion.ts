import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { RenameVersionInput, VersionDto } from '../protocol/versionDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import { findVersion } from './findVersion.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { versionDtoOf } from './versionDtoOf.ts';

/**
 * Gives a version another name or note; what it holds never changes. One that was kept automatically is a named one from then on
 * and stays for good.
 */
export async function renameVersion(
  ports: CommandPorts,
  actor: Actor,
  input: RenameVersionInput & { readonly id: string; readonly number: string },
): Promise<Result<VersionDto, CommandError>> {
  const { id, name, note } = input;
  const admitted = await admit(ports.database.read, actor, id, 'versions.make');
  if (!admitted.ok) return admitted;
  const found = await findVersion(ports.database.read, id, input.number);
  if (!found.ok) return found;
  const { number } = found.value.version;
  const data = { number, ...(name !== undefined && { name }), ...(note !== undefined && { note }) };
  const entry = auditEntry(ports, actor.userId, 'version.renamed', `assessment:${id}`, data);
  const renamed = await transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, id, 'versions.make');
    if (!still.ok) return still;
    const before = await stores.versions.byNumber(id, number);
    if (before === null) return err(notFound(`This assessment has no version ${number}.`));
    const kind = before.kind === 'auto' ? 'named' : before.kind;
    await stores.versions.rename(id, number, { kind, name: name ?? before.name, note: note ?? before.note });
    const after = await stores.versions.byNumber(id, number);
    return after === null ? err(notFound(`This assessment has no version ${number}.`)) : ok(versionDtoOf(after));
  });
  if (renamed.ok) ports.rooms.announce(id, 'versions');
  return renamed;
}
