import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { UserListQuery, UserPageDto } from '../protocol/userDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { readPage } from './readPage.ts';
import { userDtoOf } from './userDtoOf.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** One page of all accounts, by name; administrators only. */
export async function listUsers(
  ports: CommandPorts,
  actor: Actor,
  input: UserListQuery,
): Promise<Result<UserPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'users.manage');
  if (refusal !== null) return err(refusal);
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => ports.database.read.users.list(request, input.query ?? ''));
  return page.ok ? ok({ items: page.value.items.map(userDtoOf), nextCursor: page.value.nextCursor }) : page;
}
