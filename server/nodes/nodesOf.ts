import { createHmac, randomInt, randomUUID } from 'node:crypto';
import type { OpenDatabase } from '../../lib/persistence/openDatabase.ts';
import type { Log } from '../Log.ts';
import { roomLimits, type RoomLimits } from '../roomLimits.ts';
import type { Settings } from '../settings.ts';
import type { NodeOptions } from './linkNodes.ts';
import { redisBell } from './redisBell.ts';

/**
 * What links this process with the others on its database; null where it is the only one. The channel is told apart by database
 * and secret: two installations may share a Redis server, and a copy of a database must not hear the original.
 */
export async function nodesOf(
  { redisUrl, databaseUrl }: Pick<Settings, 'redisUrl' | 'databaseUrl'>,
  secret: string,
  { shared, database }: Pick<OpenDatabase, 'shared' | 'database'>,
  log: Log,
): Promise<NodeOptions | null> {
  if (redisUrl === null || databaseUrl === null) return null;
  const name = createHmac('sha256', secret).update(await shared.identity());
  const channel = `yardstick:${name.digest('hex').slice(0, 32)}`;
  return {
    id: randomUUID(),
    bell: (listener) => redisBell(redisUrl, channel, log, listener),
    shared,
    eventsSince: (seq, limit) => database.read.audit.since(seq, limit),
  };
}

/** How much later than the soonest a node folds a quiet draft, ms: of several that have it open one does. */
const foldWithinMs = 4_000;

/** Bounds of a node's rooms that differ from node to node. */
export function limitsOfNode(): Partial<RoomLimits> {
  return { compactAfterQuietMs: roomLimits.compactAfterQuietMs + randomInt(foldWithinMs) };
}
