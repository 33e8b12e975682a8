import { sha256Hex } from '../commands/sha256Hex.ts';
import { tokenPrefix } from '../commands/createToken.ts';
import type { CommandPorts } from '../commands/ports.ts';
import type { PublicSettings } from '../commands/runtime.ts';
import { tokenScopes, type TokenScope } from '../domain/policy.ts';
import { cookieValue } from './cookieValue.ts';
import { openSession, sessionCookieName } from './sessionCookie.ts';

/** Who a request says it is, proven by cookie or token. Whether the account still stands is for `actorOf`. */
export type Identity = {
  readonly userId: string;
  /** Of a session; null for a token, which is not a session. */
  readonly sessionEpoch: number | null;
  readonly scopes: readonly TokenScope[];
  /** The token used, null for a session. */
  readonly tokenId: string | null;
};

/** What a request brings to prove it: the Cookie header, and the token without "Bearer ". */
export type Credentials = { readonly cookieHeader: string | null; readonly bearer: string | null };

/** A token's last use is written down at most this often, ms. */
const touchEveryMs = 60_000;

/**
 * Who a request is from. With a token the cookie is not looked at: a bad token is nobody.
 *
 * @returns null where nothing, or nothing valid, was brought. Throws when the database cannot answer.
 */
export async function identify(
  ports: Pick<CommandPorts, 'database' | 'now'>,
  settings: Pick<PublicSettings, 'origin' | 'secret'>,
  credentials: Credentials,
): Promise<Identity | null> {
  if (credentials.bearer !== null) return byToken(ports, credentials.bearer);
  const value = cookieValue(credentials.cookieHeader, sessionCookieName(settings));
  const claims = value === null ? null : await openSession(settings, value);
  return claims === null ? null : { ...claims, scopes: tokenScopes, tokenId: null };
}

async function byToken(ports: Pick<CommandPorts, 'database' | 'now'>, secret: string): Promise<Identity | null> {
  if (!secret.startsWith(tokenPrefix) || secret.length > 128) return null;
  const { tokens } = ports.database.read;
  const token = await tokens.byTokenHash(sha256Hex(secret));
  if (token === null || token.revokedAt !== null) return null;
  const now = ports.now();
  if (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() >= touchEveryMs) {
    await tokens.touch(token.id, now);
  }
  return { userId: token.userId, sessionEpoch: null, scopes: token.scopes, tokenId: token.id };
}
