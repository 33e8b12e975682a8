import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ChangePasswordInput, SessionDto } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import { forbidden, invalidInput, signInNeeded, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Changes one's own password and ends all sessions; the answer says what the session that goes on must carry.
 *
 * @returns invalid-input with `details.field` when the current password is not right.
 */
export async function changePassword(
  ports: CommandPorts,
  actor: Actor,
  input: ChangePasswordInput,
): Promise<Result<SessionDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'account.change');
  if (refusal !== null) return err(refusal);
  const { userId } = actor;
  const before = await ports.database.read.users.byId(userId);
  if (before === null || before.disabledAt !== null) return err(signInNeeded('Sign in again.'));
  if (before.passwordHash === null) {
    return err(forbidden('This account has no password. Ask an administrator for a link to choose one.'));
  }
  if (!(await ports.passwords.verify(before.passwordHash, input.currentPassword))) {
    return err(invalidInput('The current password is not right.', { field: 'currentPassword' }));
  }
  const passwordHash = await ports.passwords.hash(input.newPassword);
  const entry = auditEntry(ports, userId, 'user.password-set', `user:${userId}`, { by: 'account-page' });
  const result = await transact(ports.database, entry, async (stores) => {
    const user = await stores.users.byId(userId);
    // Changed meanwhile, by a reset or in another tab: what was just proved no longer holds.
    if (user === null || user.disabledAt !== null || user.passwordHash !== before.passwordHash) {
      return err(signInNeeded('Your password was changed meanwhile. Sign in again.'));
    }
    const sessionEpoch = user.sessionEpoch + 1;
    await stores.users.update(userId, { passwordHash, sessionEpoch });
    await stores.links.revoke('reset', userId, ports.now());
    return ok({ userId, sessionEpoch });
  });
  if (result.ok) ports.rooms.userEnded(userId);
  return result;
}
