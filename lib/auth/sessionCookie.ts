import { decode, encode } from 'next-auth/jwt';
import type { PublicSettings } from '../commands/runtime.ts';

/** A session ends this long after it was last used, seconds. */
export const sessionMaxAgeS = 30 * 24 * 60 * 60;

/** What a session's cookie says. Whether it still holds is for the account to say: see `actorOf`. */
export type SessionClaims = { readonly userId: string; readonly sessionEpoch: number };

/** Whether cookies travel over https only. */
export function isSecure(settings: Pick<PublicSettings, 'origin'>): boolean {
  return settings.origin.startsWith('https:');
}

/** Name of the session's cookie; next-auth's own, so that its routes find it. */
export function sessionCookieName(settings: Pick<PublicSettings, 'origin'>): string {
  return `${isSecure(settings) ? '__Secure-' : ''}next-auth.session-token`;
}

/** How the session's cookie is set. */
export function sessionCookieOptions(settings: Pick<PublicSettings, 'origin'>): {
  readonly httpOnly: true;
  readonly sameSite: 'lax';
  readonly path: '/';
  readonly secure: boolean;
} {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(settings) };
}

/** The value of a session's cookie: encrypted and dated. */
export function sealSession(settings: Pick<PublicSettings, 'secret'>, claims: SessionClaims): Promise<string> {
  const { userId, sessionEpoch } = claims;
  return encode({ token: { userId, sessionEpoch }, secret: settings.secret, maxAge: sessionMaxAgeS });
}

/** What a session's cookie says, or null where it is not ours, changed, or too old. */
export async function openSession(
  settings: Pick<PublicSettings, 'secret'>,
  value: string,
): Promise<SessionClaims | null> {
  const token = await decode({ token: value, secret: settings.secret }).catch(() => null);
  return token === null ? null : claimsOf(token);
}

/** The claims in a decoded token, or null where it has none. */
export function claimsOf(token: Readonly<Record<string, unknown>>): SessionClaims | null {
  const { userId, sessionEpoch } = token;
  return typeof userId === 'string' && typeof sessionEpoch === 'number' ? { userId, sessionEpoch } : null;
}
