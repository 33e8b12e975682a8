import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Ends one of the actor's own notices: it has been seen to. */
export async function dismissNotice(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<null, CommandError>> {
  const refusal = workspaceRefusal(actor, 'account.change');
  if (refusal !== null) return err(refusal);
  const entry = auditEntry(ports, actor.userId, 'notice.dismissed', `notice:${input.id}`);
  return transact<null>(ports.database, entry, async (stores) => {
    const ended = isId(input.id) && (await stores.notices.end(input.id, actor.userId, ports.now()));
    return ended ? ok(null) : err(notFound('There is no such notice.'));
  });
}
