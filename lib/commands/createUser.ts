import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CreatedUserDto, CreateUserInput } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, type CommandError } from './commandError.ts';
import { issuePasswordLink } from './issuePasswordLink.ts';
import { newUser } from './newUser.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { userDtoOf } from './userDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Creates an account; administrators only. Without a password the answer carries a link with which the person chooses one.
 *
 * @returns conflict when the e-mail address has an account.
 */
export async function createUser(
  ports: CommandPorts,
  actor: Actor,
  input: CreateUserInput,
): Promise<Result<CreatedUserDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'users.manage');
  if (refusal !== null) return err(refusal);
  const passwordHash = input.password === undefined ? null : await ports.passwords.hash(input.password);
  const { email, name, role } = input;
  const existing = await ports.database.read.users.count();
  const user = newUser(ports, existing, { email, name, role, passwordHash });
  const entry = auditEntry(ports, actor.userId, 'user.created', `user:${user.id}`, { role });
  return transact(ports.database, entry, async (stores) => {
    if ((await stores.users.byEmail(email)) !== null) {
      return err(conflict('There is an account with this e-mail address already.'));
    }
    await stores.users.insert(user);
    const link = passwordHash === null ? await issuePasswordLink(ports, stores, user) : null;
    return ok({ ...userDtoOf(user), joinPath: link?.path ?? null });
  });
}
