import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { UserDto } from '../protocol/userDto.ts';
import { signInNeeded, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { userDtoOf } from './userDtoOf.ts';

/** One's own account, for the account page and the menu; `hasPassword` is false for single sign-on only. */
export async function readAccount(
  ports: CommandPorts,
  actor: Actor,
): Promise<Result<UserDto & { readonly hasPassword: boolean }, CommandError>> {
  const user = await ports.database.read.users.byId(actor.userId);
  if (user === null) return err(signInNeeded('Sign in again.'));
  return ok({ ...userDtoOf(user), hasPassword: user.passwordHash !== null });
}
