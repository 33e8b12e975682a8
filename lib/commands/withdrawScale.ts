import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ScaleDto } from '../protocol/scaleDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, notFound, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { scaleDtoOf } from './scaleDtoOf.ts';
import { transact } from './transact.ts';
import { scalesIn } from './usableScales.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Withdraws a scale of the workspace from new use. Drafts that use it keep it, and go on to be shown on it.
 *
 * @returns conflict for a shipped scale and for one that is withdrawn already.
 */
export async function withdrawScale(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<ScaleDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'scales.change');
  if (refusal !== null) return err(refusal);
  const found = (await scalesIn(ports.database.read)).find((scale) => scale.id === input.id);
  if (found === undefined) return err(notFound('There is no such scale.'));
  const { own, title } = found;
  if (own === undefined) return err(conflict(`“${title}” comes with the product and cannot be withdrawn.`));
  const entry = auditEntry(ports, actor.userId, 'scale.withdrawn', `scale:${found.id}`, { title });
  return transact(ports.database, entry, async (stores) => {
    if (!(await stores.scales.withdraw(found.id, ports.now()))) {
      return err(conflict(`“${title}” is withdrawn already.`));
    }
    return ok(scaleDtoOf({ ...found, own: { ...own, isWithdrawn: true } }));
  });
}
