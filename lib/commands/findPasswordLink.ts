import { err, ok, type Result } from '../domain/result.ts';
import type { PasswordLinkDto } from '../protocol/userDto.ts';
import type { CommandError } from './commandError.ts';
import { deadLink, liveLink } from './liveLink.ts';
import type { CommandPorts } from './ports.ts';

/** Whom `/join/<token>` is for, while it works; the page greets the person by it. */
export async function findPasswordLink(
  ports: CommandPorts,
  input: { readonly token: string },
): Promise<Result<PasswordLinkDto, CommandError>> {
  const { read } = ports.database;
  const link = await liveLink(read, input.token, ['invite', 'reset'], ports.now());
  const user = link === null || link.userId === null ? null : await read.users.byId(link.userId);
  if (link === null || user === null || user.disabledAt !== null) return err(deadLink);
  return ok({ purpose: link.purpose === 'invite' ? 'invite' : 'reset', name: user.name, email: user.email });
}
