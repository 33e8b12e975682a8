import { err, ok, type Result } from '../domain/result.ts';
import type { UserDto } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, type CommandError } from './commandError.ts';
import { newUser } from './newUser.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { userDtoOf } from './userDtoOf.ts';

/**
 * Creates the first administrator from the settings ADMIN_EMAIL and ADMIN_PASSWORD, without a browser.
 *
 * @returns the new account; null when any active administrator exists, which is then left as it is.
 */
export async function ensureAdminFromSettings(
  ports: CommandPorts,
  input: { readonly email: string; readonly password: string },
): Promise<Result<UserDto | null, CommandError>> {
  if ((await ports.database.read.users.countActiveAdmins()) > 0) return ok(null);
  const email = input.email.trim().toLowerCase();
  const passwordHash = await ports.passwords.hash(input.password);
  const existing = await ports.database.read.users.count();
  const name = email.split('@', 1)[0] ?? email;
  const user = newUser(ports, existing, { email, name, role: 'admin', passwordHash });
  const entry = auditEntry(ports, null, 'user.created', `user:${user.id}`, { role: user.role, by: 'settings' });
  return transact<UserDto | null>(ports.database, entry, async (stores) => {
    if ((await stores.users.countActiveAdmins()) > 0) return err(conflict('An administrator exists already.'));
    if ((await stores.users.byEmail(email)) !== null) {
      return err(conflict('ADMIN_EMAIL names an account that is no active administrator.'));
    }
    await stores.users.insert(user);
    if ((await stores.workspace.get()) === null) await stores.workspace.put({ name: 'Yardstick', scale: 'icd203' });
    await stores.links.revoke('setup', null, ports.now());
    return ok(userDtoOf(user));
  });
}
