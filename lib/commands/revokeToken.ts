import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { auditEntry } from './auditEntry.ts';
import { notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts, ListedAssessment, Page } from './ports.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Ends one of one's own tokens, at once, and the sockets that were opened with it. Somebody else's is not found. */
export async function revokeToken(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string },
): Promise<Result<null, CommandError>> {
  const refusal = workspaceRefusal(actor, 'tokens.manage');
  if (refusal !== null) return err(refusal);
  const unknown = err(notFound('You have no such token.'));
  if (!isId(input.id)) return unknown;
  const entry = auditEntry(ports, actor.userId, 'token.revoked', `token:${input.id}`);
  const result = await transact(ports.database, entry, async (stores) => {
    if (!(await stores.tokens.revoke(input.id, actor.userId, ports.now()))) return unknown;
    return ok(null);
  });
  if (result.ok) await authoriseAnew(ports, actor.userId);
  return result;
}

/**
 * Sends the person's sockets to join again: those of the token find that it has ended, those of sessions go on by themselves.
 * Rooms do not know which socket came with which token.
 */
async function authoriseAnew(ports: CommandPorts, userId: string): Promise<void> {
  let cursor: string | null = null;
  do {
    const page: Page<ListedAssessment> = await ports.database.read.assessments.listFor(
      userId,
      { cursor, limit: 100 },
      {},
    );
    for (const { id } of page.items) ports.rooms.rightsChanged(id, userId);
    cursor = page.nextCursor;
  } while (cursor !== null);
}
