import { err, ok, type Result } from '../domain/result.ts';
import type { SessionDto, UsePasswordLinkInput } from '../protocol/userDto.ts';
import { auditEntry } from './auditEntry.ts';
import type { CommandError } from './commandError.ts';
import { deadLink, liveLink } from './liveLink.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Chooses a password with a link that works once, and ends all sessions of the account.
 *
 * @returns the account's e-mail address and what a new session carries; not-found, always the same, for a link that is
 * unknown, used, ended, expired or of a disabled account.
 */
export async function usePasswordLink(
  ports: CommandPorts,
  input: UsePasswordLinkInput,
): Promise<Result<SessionDto & { readonly email: string }, CommandError>> {
  const at = ports.now();
  const link = await liveLink(ports.database.read, input.token, ['invite', 'reset'], at);
  if (link === null || link.userId === null) return err(deadLink);
  const userId = link.userId;
  const passwordHash = await ports.passwords.hash(input.password);
  const entry = auditEntry(ports, userId, 'user.password-set', `user:${userId}`, { by: `${link.purpose}-link` });
  const result = await transact(ports.database, entry, async (stores) => {
    const user = await stores.users.byId(userId);
    if (user === null || user.disabledAt !== null) return err(deadLink);
    if (!(await stores.links.use(link.id, at))) return err(deadLink);
    const sessionEpoch = user.sessionEpoch + 1;
    await stores.users.update(userId, { passwordHash, sessionEpoch });
    return ok({ userId, sessionEpoch, email: user.email });
  });
  if (result.ok) ports.rooms.userEnded(userId);
  return result;
}
