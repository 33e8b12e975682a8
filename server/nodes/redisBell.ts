import { createRequire } from 'node:module';
import type { Log } from '../Log.ts';
import type { Bell, BellListener } from './Bell.ts';

/** As much of `ioredis` as a bell takes. */
type Connection = {
  readonly status: string;
  on(event: 'message', listener: (channel: string, text: string) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'ready' | 'close', listener: () => void): unknown;
  subscribe(channel: string): Promise<unknown>;
  publish(channel: string, text: string): Promise<number>;
  disconnect(): void;
};
type Options = {
  readonly lazyConnect: boolean;
  readonly enableOfflineQueue: boolean;
  readonly autoResubscribe: boolean;
  readonly autoResendUnfulfilledCommands: boolean;
  readonly maxRetriesPerRequest: number;
  readonly connectTimeout: number;
  readonly retryStrategy: (attempt: number) => number;
  readonly connectionName: string;
};
type RedisModule = { readonly Redis: new (url: string, options: Options) => Connection };

/** Tried again at least this often while it cannot be reached, ms: all wait for nothing else. */
const longestRetryMs = 1_000;
/** Told of at most this often, ms. */
const tellEveryMs = 30_000;

/**
 * A bell on a Redis server: everybody listens to one channel. Two connections, since one that listens may say nothing.
 * The client is read only here: a process that has no REDIS_URL never loads it.
 */
export function redisBell(url: string, channel: string, log: Log, listener: BellListener): Bell {
  const { Redis } = createRequire(import.meta.url)('ioredis') as RedisModule;
  const options: Options = {
    lazyConnect: false,
    // What cannot be said now is not said later: by then everybody has read it in the database.
    enableOfflineQueue: false,
    autoResubscribe: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 3_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 8), longestRetryMs),
    connectionName: 'yardstick',
  };
  let toldMs = 0;
  let isClosed = false;
  const complain = (error: Error): void => {
    if (isClosed || Date.now() - toldMs < tellEveryMs) return;
    toldMs = Date.now();
    log.warn({ error: error.message }, 'Redis cannot be reached: the nodes read the database instead');
  };
  const speaking = new Redis(url, options);
  const listening = new Redis(url, options);
  speaking.on('error', complain);
  listening.on('error', complain);
  listening.on('message', (_channel, text) => listener.heard(text));
  listening.on('ready', () => {
    listening.subscribe(channel).then(() => listener.opened(), complain);
  });
  listening.on('close', () => listener.closed());
  return {
    ring: (text) => {
      if (speaking.status === 'ready') speaking.publish(channel, text).catch(complain);
    },
    close: async () => {
      isClosed = true;
      speaking.disconnect();
      listening.disconnect();
    },
  };
}
