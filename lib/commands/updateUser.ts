import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { UpdateUserInput, UserDto } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import { conflict, notFound, type CommandError } from './commandError.ts';
import { isId } from './isId.ts';
import type { CommandPorts, UserRecord } from './ports.ts';
import { transact } from './transact.ts';
import { userDtoOf } from './userDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Changes name, role or standing of an account; administrators only. Disabling ends all its sessions, tokens and sockets at once,
 * for good: who is enabled again signs in anew and makes new tokens.
 *
 * @returns conflict when it would leave no active administrator.
 */
export async function updateUser(
  ports: CommandPorts,
  actor: Actor,
  input: UpdateUserInput & { readonly id: string },
): Promise<Result<UserDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'users.manage');
  if (refusal !== null) return err(refusal);
  const unknown = err(notFound('There is no such account.'));
  if (!isId(input.id)) return unknown;
  const { id, name, role, disabled } = input;
  const entry = auditEntry(ports, actor.userId, 'user.changed', `user:${id}`, { name, role, disabled });
  const result = await transact(ports.database, entry, async (stores) => {
    const user = await stores.users.byId(id);
    if (user === null) return unknown;
    const isEnding = disabled === true && user.disabledAt === null;
    const change: Partial<Omit<UserRecord, 'id' | 'createdAt'>> = {
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(isEnding ? { disabledAt: ports.now(), sessionEpoch: user.sessionEpoch + 1 } : {}),
      ...(disabled === false ? { disabledAt: null } : {}),
    };
    await stores.users.update(id, change);
    // Not left to sleep: who enables the account again must not revive what somebody may have copied meanwhile.
    if (isEnding) await stores.tokens.revokeAll(id, ports.now());
    if ((await stores.users.countActiveAdmins()) === 0) {
      return err(conflict('This is the last active administrator: make somebody else one first.'));
    }
    return ok({ dto: userDtoOf({ ...user, ...change }), isEnding });
  });
  if (!result.ok) return result;
  if (result.value.isEnding) ports.rooms.userEnded(id);
  return ok(result.value.dto);
}
