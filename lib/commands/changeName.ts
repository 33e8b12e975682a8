import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ChangeNameInput, UserDto } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import { signInNeeded, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';
import { userDtoOf } from './userDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Changes one's own name. */
export async function changeName(
  ports: CommandPorts,
  actor: Actor,
  input: ChangeNameInput,
): Promise<Result<UserDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'account.change');
  if (refusal !== null) return err(refusal);
  const entry = auditEntry(ports, actor.userId, 'user.changed', `user:${actor.userId}`, { name: input.name });
  return transact(ports.database, entry, async (stores) => {
    const user = await stores.users.byId(actor.userId);
    if (user === null) return err(signInNeeded('Sign in again.'));
    await stores.users.update(user.id, { name: input.name });
    return ok(userDtoOf({ ...user, name: input.name }));
  });
}
