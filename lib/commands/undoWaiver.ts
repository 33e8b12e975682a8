import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { UndoWaiverInput } from '../protocol/checksDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/** Takes a waiver back: the finding stands open again, and the record keeps both. */
export async function undoWaiver(
  ports: CommandPorts,
  actor: Actor,
  { id, fingerprint }: UndoWaiverInput & { readonly id: string },
): Promise<Result<null, CommandError>> {
  const entry = auditEntry(ports, actor.userId, 'waiver.undone', `assessment:${id}`, { fingerprint });
  const admitted = await admit(ports.database.read, actor, id, 'finding.waive');
  if (!admitted.ok) return admitted;
  const undone = await transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, id, 'finding.waive');
    if (!still.ok) return still;
    const isUndone = await stores.waivers.undo(id, fingerprint, actor.userId, ports.now());
    return isUndone ? ok(null) : err(notFound('No waiver stands for this finding.'));
  });
  if (undone.ok) ports.rooms.announce(id, 'waivers');
  return undone;
}
