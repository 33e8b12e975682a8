import { afterAll, afterEach, beforeAll } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../../lib/persistence/openDatabase.ts';
import type { RoomLimits } from '../../../server/roomLimits.ts';
import { MemoryBell } from '../../memory/memoryBell.ts';
import { collectingLog } from '../persistence/openTestDatabase.ts';
import { plainClient, until, type PlainClient } from '../rooms/roomsClient.ts';
import { seed, startRooms, type Person, type RoomsServer } from '../rooms/roomsServer.ts';
import { startPostgres, type TestPostgres } from '../startPostgres.ts';

/** Two nodes in this process, each with connections of its own to one PostgreSQL, and the bell between them. */
export type LinkedRooms = {
  readonly a: RoomsServer;
  readonly b: RoomsServer;
  readonly database: OpenDatabase;
  readonly bell: MemoryBell;
};

/** Generous: machines that run tests are busy. */
export const withinMs = 30_000;
const cleanUp: (() => unknown)[] = [];
let postgres: TestPostgres | null = null;
let made = 0;

/** Starts PostgreSQL for the tests of the calling file; each test gets a database of its own. */
export function withPostgres(): void {
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterEach(async () => {
    for (const work of cleanUp.splice(0).reverse()) await work();
  });
  afterAll(() => postgres?.stop());
}

/** Null where there is no PostgreSQL. */
export async function linkedRooms(limits: Partial<RoomLimits> = {}): Promise<LinkedRooms | null> {
  if (postgres === null) return null;
  const databaseUrl = await postgres.newDatabase(`linked_${(made += 1)}`);
  const bell = new MemoryBell();
  const nodeNamed = async (id: string): Promise<{ database: OpenDatabase; server: RoomsServer }> => {
    const database = await openDatabase({ dataDir: '', databaseUrl, log: collectingLog() });
    cleanUp.push(() => database.close());
    if (id === 'a') await seed(database.database);
    const { shared, drafts } = database;
    const { audit } = database.database.read;
    const server = await startRooms(drafts, {
      limits,
      nodes: { id, bell: bell.make, shared, eventsSince: (seq, limit) => audit.since(seq, limit) },
    });
    cleanUp.push(() => server.stop());
    return { database, server };
  };
  const { server: a, database } = await nodeNamed('a');
  const { server: b } = await nodeNamed('b');
  await until(
    () => [a, b].every(({ rooms }) => isTogether(rooms.nodes?.state())),
    'the nodes hear each other',
    withinMs,
  );
  return { a, b, database, bell };
}

const isTogether = (state: { state: string; others: number } | undefined): boolean =>
  state?.state === 'together' && state.others === 1;

/** The plain client at a node, joined and synced. */
export async function joinAt(server: RoomsServer, person: Person): Promise<PlainClient> {
  const client = plainClient(server, person);
  cleanUp.push(() => client.destroy());
  await until(() => client.provider.synced, `${person} is synced`, withinMs);
  return client;
}
