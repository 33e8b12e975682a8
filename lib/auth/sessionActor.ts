import { cookies } from 'next/headers';
import { runtime } from '../commands/runtime.ts';
import { tokenScopes, type Actor } from '../domain/policy.ts';
import { actorOf } from './actorOf.ts';
import { openSession, sessionCookieName } from './sessionCookie.ts';

/** Who is signed in, for pages, server components and server actions; null for nobody. Tokens do not count here. */
export async function sessionActor(): Promise<Actor | null> {
  const { ports, settings } = runtime();
  const value = (await cookies()).get(sessionCookieName(settings))?.value;
  const claims = value === undefined ? null : await openSession(settings, value);
  return claims === null ? null : actorOf(ports, { ...claims, scopes: tokenScopes, tokenId: null });
}
