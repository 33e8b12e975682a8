import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { LinkDto } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import { issuePasswordLink } from './issuePasswordLink.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Makes a link with which a person chooses a (new) password; administrators only. It works once, for 24 hours,
 * and ends earlier ones. The old password works until it is used.
 */
export async function createResetLink(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly userId: string },
): Promise<Result<LinkDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'users.manage');
  if (refusal !== null) return err(refusal);
  if (!isId(input.userId)) return err(notFound('There is no such account.'));
  const entry = auditEntry(ports, actor.userId, 'user.link-made', `user:${input.userId}`);
  return transact(ports.database, entry, async (stores) => {
    const user = await stores.users.byId(input.userId);
    if (user === null) return err(notFound('There is no such account.'));
    if (user.disabledAt !== null) return err(conflict('This account is disabled. Enable it first.'));
    return ok(await issuePasswordLink(ports, stores, user));
  });
}
