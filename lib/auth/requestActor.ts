import { runtime } from '../commands/runtime.ts';
import type { Actor } from '../domain/policy.ts';
import { actorOf } from './actorOf.ts';
import { credentialsOf } from './credentialsOf.ts';
import { identify } from './identify.ts';

/** The actor of a request to a route handler, and whether a cookie proved it (a change then needs our own Origin). */
export async function requestActor(
  request: Request,
): Promise<{ readonly actor: Actor; readonly via: 'session' | 'token' } | null> {
  const { ports, settings } = runtime();
  const identity = await identify(ports, settings, credentialsOf(request.headers));
  const actor = identity === null ? null : await actorOf(ports, identity);
  if (identity === null || actor === null) return null;
  return { actor, via: identity.tokenId === null ? 'session' : 'token' };
}
