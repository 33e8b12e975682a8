import { afterEach } from 'vitest';
import type { DraftStore } from '../../../lib/commands/ports.ts';
import type { RoomLimits } from '../../../server/roomLimits.ts';
import type { MemoryDatabase } from '../../memory/memoryDatabase.ts';
import { plainClient, rawClient, until, type PlainClient } from './roomsClient.ts';
import { seededDatabase, startRooms, type Person, type RoomsServer } from './roomsServer.ts';

/** What the tests of one file started; ended after each test, last first. */
export const cleanUp: (() => unknown)[] = [];

/** Ends after each test of the calling file what `house` and `join` started. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const work of cleanUp.splice(0).reverse()) await work();
  });
}

/** Rooms over a database with one draft; `store` may put something between the two. */
export async function house(
  options: { readonly limits?: Partial<RoomLimits>; readonly store?: (real: DraftStore) => DraftStore } = {},
): Promise<{ memory: MemoryDatabase; server: RoomsServer }> {
  const memory = await seededDatabase();
  const store = options.store?.(memory.drafts) ?? memory.drafts;
  const server = await startRooms(store, options.limits === undefined ? {} : { limits: options.limits });
  cleanUp.push(() => server.stop());
  return { memory, server };
}

/** The plain client, joined and synced. */
export async function join(server: RoomsServer, person: Person): Promise<PlainClient> {
  const client = plainClient(server, person);
  cleanUp.push(() => client.destroy());
  // Longer than one failed attempt: a draft that is mended as it opens may first be told to come back.
  await until(() => client.provider.synced, `${person} is synced`, 40_000);
  return client;
}

/** How a bare socket that says nothing is ended. */
export const closeOf = (server: RoomsServer, person: string | null, path?: string): Promise<number> =>
  rawClient(server, person, path === undefined ? {} : { path }).closed;
