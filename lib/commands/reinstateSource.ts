import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { SourceDto } from '../protocol/sourceDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { changeableSource } from './sourceAccess.ts';
import { sourceDtoOf } from './sourceDtoOf.ts';
import { transact } from './transact.ts';

/**
 * Takes a recall back: the source stands again, and what owners were told of it ends. The recall stays in the audit log.
 *
 * @returns conflict where it is not recalled.
 */
export async function reinstateSource(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<SourceDto, CommandError>> {
  const { id } = input;
  const entry = auditEntry(ports, actor.userId, 'source.reinstated', `source:${id}`);
  const done = await transact<SourceDto>(ports.database, entry, async (stores) => {
    const found = await changeableSource(stores, actor, id);
    if (!found.ok) return found;
    const record = found.value;
    if (record.recalled === null) return err(conflict('This source is not recalled: there is nothing to take back.'));
    await stores.sources.update(record.id, { recalled: null });
    await stores.notices.endFor(record.id, ports.now());
    return ok(sourceDtoOf({ ...record, recalled: null, recalledByName: null }, actor));
  });
  if (done.ok) ports.rooms.announceToAll('sources');
  return done;
}
