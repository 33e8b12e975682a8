import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** A mark of the ledger as far as one may see it: another than before, where anything in it has changed since. One query. */
export async function readLedgerMark(ports: CommandPorts, actor: Actor): Promise<Result<string, CommandError>> {
  const refusal = workspaceRefusal(actor, 'judgments.read');
  return refusal === null ? ok(await ports.database.read.ledger.mark(actor.userId)) : err(refusal);
}
