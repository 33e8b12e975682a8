import type { IncomingMessage } from 'node:http';
import { mayInWorkspace, type Actor } from '../../lib/domain/policy.ts';

/** What a proxy adds: the visitor may be anywhere, though the connection comes from this machine. */
const passedOn = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'];

/** Whether a request comes from a program on this machine itself, and not through a proxy on it. */
export function isFromThisMachine(request: Pick<IncomingMessage, 'headers' | 'socket'>): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLocal = address === '::1' || /^(::ffff:)?127\./.test(address);
  return isLocal && passedOn.every((name) => request.headers[name] === undefined);
}

/** Whether the metrics are for this request: from this machine, or with an administrator's token. */
export async function mayReadMetrics(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  actorOfToken: (bearer: string) => Promise<Actor | null>,
): Promise<boolean> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined) return isFromThisMachine(request);
  const actor = await actorOfToken(bearer);
  return actor !== null && mayInWorkspace(actor, 'status.read');
}
