import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { RecallSourceInput, SourceDto } from '../protocol/sourceDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { changeableSource } from './sourceAccess.ts';
import { sourceDtoOf } from './sourceDtoOf.ts';
import { transact } from './transact.ts';

/**
 * Recalls a source, with the reason: every assessment that cites it says so from now on, and its owners are told, in the
 * same transaction. Undone by `reinstateSource`.
 *
 * @returns conflict where it is recalled already.
 */
export async function recallSource(
  ports: CommandPorts,
  actor: Actor,
  input: RecallSourceInput & { readonly id: string },
): Promise<Result<SourceDto, CommandError>> {
  const { id, reason } = input;
  const at = ports.now();
  const entry = auditEntry(ports, actor.userId, 'source.recalled', `source:${id}`, { reason });
  const done = await transact<SourceDto>(ports.database, entry, async (stores) => {
    const found = await changeableSource(stores, actor, id);
    if (!found.ok) return found;
    const record = found.value;
    if (record.recalled !== null) {
      return err(conflict(`${record.recalledByName ?? 'Somebody'} has recalled this source already.`));
    }
    const recalled = { at, byId: actor.userId, reason };
    await stores.sources.update(record.id, { recalled });
    await stores.notices.raise(record.id, at);
    await stores.notifications.raiseRecalled(record.id, actor.userId, `${record.title}: ${reason}`, at);
    return ok(sourceDtoOf({ ...record, recalled, recalledByName: actor.name }, actor));
  });
  if (done.ok) ports.rooms.announceToAll('sources');
  return done;
}
