import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { ChangeSourceInput, SourceDto } from '../protocol/sourceDto.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { changeableSource } from './sourceAccess.ts';
import { sourceDtoOf, statedFields } from './sourceDtoOf.ts';
import { transact } from './transact.ts';

/** Changes a record. The papers that took their source from it keep their words; only what they take from now on differs. */
export async function changeSource(
  ports: CommandPorts,
  actor: Actor,
  input: ChangeSourceInput & { readonly id: string },
): Promise<Result<SourceDto, CommandError>> {
  const { id, title, descriptor, ...fields } = input;
  const changed = Object.keys(input).filter((name) => name !== 'id');
  const entry = auditEntry(ports, actor.userId, 'source.changed', `source:${id}`, { fields: changed });
  return transact(ports.database, entry, async (stores) => {
    const found = await changeableSource(stores, actor, id);
    if (!found.ok) return found;
    const record = {
      ...found.value,
      title: title ?? found.value.title,
      descriptor: descriptor ?? found.value.descriptor,
      fields: statedFields({ ...found.value.fields, ...fields }),
      changedAt: ports.now(),
    };
    await stores.sources.update(record.id, {
      title: record.title,
      descriptor: record.descriptor,
      fields: record.fields,
      changedAt: record.changedAt,
    });
    return ok(sourceDtoOf(record, actor));
  });
}
