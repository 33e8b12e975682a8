import type { LinkDto } from '../protocol/userDto.ts';
import type { CommandPorts, Stores, UserRecord } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';

/** How long a link for choosing a password works, ms. */
const validForMs = 24 * 60 * 60 * 1000;

/** Makes the link with which `user` chooses a password, inside a transaction; earlier ones end. */
export async function issuePasswordLink(
  ports: CommandPorts,
  stores: Stores,
  user: Pick<UserRecord, 'id' | 'passwordHash'>,
): Promise<LinkDto> {
  const secret = ports.randomSecret();
  const at = ports.now();
  const expiresAt = new Date(at.getTime() + validForMs);
  await stores.links.revoke('invite', user.id, at);
  await stores.links.revoke('reset', user.id, at);
  await stores.links.insert({
    id: ports.randomId(),
    purpose: user.passwordHash === null ? 'invite' : 'reset',
    userId: user.id,
    tokenHash: sha256Hex(secret),
    expiresAt,
    usedAt: null,
  });
  return { path: `/join/${secret}`, expiresAt: expiresAt.toISOString() };
}
