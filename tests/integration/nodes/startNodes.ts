import { vi } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../../lib/persistence/openDatabase.ts';
import { collectingLog } from '../persistence/openTestDatabase.ts';
import { freePort, startPostgres } from '../startPostgres.ts';
import { startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { findNginx, startNginx } from './startNginx.ts';
import { startRedis, type TestRedis } from './startRedis.ts';

/** One process of several. */
export type TestNode = {
  /** Its own address, past the load balancer. */
  readonly origin: string;
  server: RunningServer;
  /** Starts it again, after `server.kill` or `server.stop`. */
  restart(): Promise<void>;
};

/** A house of several nodes with everything around it; all of it the tests' own. */
export type TestNodes = {
  readonly nodes: readonly [TestNode, TestNode, TestNode];
  readonly redis: TestRedis;
  /** The database itself, past all nodes. */
  readonly database: OpenDatabase;
  /** Address of the load balancer; null where there is none: then the first node's. */
  readonly front: string;
  readonly hasFront: boolean;
  /** Resolves when every node says so of itself. */
  untilAll(state: 'together' | 'polling'): Promise<void>;
  stop(): Promise<void>;
};

/** Looking costs little: the processor is the servers'. */
export const patience = { timeout: 120_000, interval: 20 };

/** Starts three nodes at once on an empty database; null where PostgreSQL or Redis is missing. */
export async function startNodes(): Promise<TestNodes | null> {
  const cleanUp: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const work of cleanUp.splice(0).reverse()) await work();
  };
  try {
    const postgres = await startPostgres();
    if (postgres === null) return null;
    cleanUp.push(() => postgres.stop());
    const redis = await startRedis();
    if (redis === null) {
      await stop();
      return null;
    }
    cleanUp.push(() => redis.stop());
    const nginx = findNginx();
    const ports = [await freePort(), await freePort(), await freePort()] as const;
    const frontPort = nginx === null ? ports[0] : await freePort();
    const front = `http://127.0.0.1:${frontPort}`;
    const env = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      PUBLIC_URL: front,
      NEXTAUTH_SECRET: 'a secret that all the nodes of one house share',
    };
    const nodeAt = async (port: number): Promise<TestNode> => {
      const begin = (): Promise<RunningServer> => startServer({ port, env, dataDir: '/nonexistent' });
      const node: TestNode = {
        origin: `http://127.0.0.1:${port}`,
        server: await begin(),
        restart: async () => {
          node.server = await begin();
        },
      };
      cleanUp.push(() => node.server.kill());
      return node;
    };
    const nodes = await Promise.all([nodeAt(ports[0]), nodeAt(ports[1]), nodeAt(ports[2])]);
    if (nginx !== null) {
      const balancer = await startNginx(nginx, frontPort, ports);
      cleanUp.push(() => balancer.stop());
      await vi.waitUntil(async () => (await fetch(`${front}/healthz`).catch(() => null))?.ok, patience);
    }
    const database = await openDatabase({ dataDir: '', databaseUrl: postgres.url, log: collectingLog() });
    cleanUp.push(() => database.close());
    return {
      nodes,
      redis,
      database,
      front,
      hasFront: nginx !== null,
      untilAll: async (state) => {
        const isSo = async ({ origin }: TestNode): Promise<boolean> => (await stateOf(origin)) === state;
        await vi.waitUntil(async () => (await Promise.all(nodes.map(isSo))).every(Boolean), patience);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function stateOf(origin: string): Promise<string | undefined> {
  const answer = await fetch(`${origin}/readyz`).catch(() => null);
  const body = (await answer?.json()) as { nodes?: { state: string } } | undefined;
  return body?.nodes?.state;
}

export const admin = testAdmin;
