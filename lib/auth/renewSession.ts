import { cookies } from 'next/headers';
import { runtime } from '../commands/runtime.ts';
import {
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  sessionMaxAgeS,
  type SessionClaims,
} from './sessionCookie.ts';

/**
 * Gives this browser a session with these claims: after `changePassword` or `usePasswordLink` ended all others.
 * For server actions and route handlers only, where cookies can be set.
 */
export async function renewSession(claims: SessionClaims): Promise<void> {
  const { settings } = runtime();
  (await cookies()).set(sessionCookieName(settings), await sealSession(settings, claims), {
    ...sessionCookieOptions(settings),
    maxAge: sessionMaxAgeS,
  });
}
