import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { KeepSourceInput, SourceDto } from '../protocol/sourceDto.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { sourceDtoOf, statedFields } from './sourceDtoOf.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Keeps a source in the workspace's register, where everybody in it can find, cite and reuse it. */
export async function keepSource(
  ports: CommandPorts,
  actor: Actor,
  input: KeepSourceInput,
): Promise<Result<SourceDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'sources.keep');
  if (refusal !== null) return err(refusal);
  const { title, descriptor, ...fields } = input;
  const id = ports.randomId();
  const at = ports.now();
  const record = {
    id,
    title,
    descriptor,
    fields: statedFields(fields),
    keptById: actor.userId,
    keptAt: at,
    changedAt: at,
    recalled: null,
  };
  const entry = auditEntry(ports, actor.userId, 'source.kept', `source:${id}`, { title });
  return transact(ports.database, entry, async (stores) => {
    await stores.sources.insert(record);
    return ok(sourceDtoOf({ ...record, keptByName: actor.name, recalledByName: null, uses: 0 }, actor));
  });
}
