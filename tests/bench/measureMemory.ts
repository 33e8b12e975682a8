import { BenchClient } from './BenchClient.ts';
import { inBatches, pause } from './pace.ts';
import type { Target } from './Target.ts';

export type Memory = {
  /** KB (heap and outside the heap) per connection that joins an open room and is silent. */
  readonly idleConnectionKb: number;
  /** KB per further small draft with one person in it, without the connection. */
  readonly smallDraftKb: number;
  /** KB per further large draft with one person in it, without the connection; null where there are none. */
  readonly largeDraftKb: number | null;
  /** KB still held per draft that was opened and left, beyond what the first wave of drafts left. */
  readonly leftPerDraftKb: number;
  /** Process size before and after, MB. */
  readonly rssBeforeMb: number;
  readonly rssAfterMb: number;
};

export type MemorySetting = {
  readonly idleRoom: number;
  readonly idleConnections: number;
  readonly small: readonly number[];
  readonly large: readonly number[];
  readonly largeBytes: number;
  /** Two waves of drafts that are opened and left. */
  readonly waves: readonly [readonly number[], readonly number[]];
  /** How long the server keeps a room that nobody is in, ms. */
  readonly unloadMs: number;
};

/** Heap and external bytes once nothing more can be collected. */
async function heldBytes(target: Target): Promise<number> {
  let held = Infinity;
  for (let tries = 0; tries < 8; tries++) {
    await pause(400);
    const { heapBytes, externalBytes } = await target.server.ask('held');
    const now = heapBytes + externalBytes;
    if (now > held * 0.999) return Math.min(now, held);
    held = now;
  }
  return held;
}

/** Opens drafts of at least so many bytes, and waits until they are there: a server that says so before has read nothing yet. */
const openAll = async (target: Target, rooms: readonly number[], bytes: number): Promise<readonly BenchClient[]> =>
  inBatches(rooms, 20, async (room) =>
    BenchClient.open(target.address(room, 0), {}, target.isLate ? { enough: { bytes, withinMs: 20_000 } } : {}),
  );
const closeAll = async (clients: readonly BenchClient[]): Promise<void> => {
  await Promise.all(clients.map(async (client) => client.close()));
};

/** What connections and drafts cost, and what is left of them. Takes three times the server's grace for empty rooms. */
export async function measureMemory(target: Target, setting: MemorySetting): Promise<Memory> {
  const { small, large, waves, idleRoom } = setting;
  // Some of each first: what is loaded or compiled once is no cost of the next.
  const warmUp = Array.from({ length: 100 }, () => idleRoom);
  // More than an empty update has.
  const smallBytes = 3;
  const first = [
    ...(await openAll(target, [...warmUp, ...small.slice(0, 20)], smallBytes)),
    ...(await openAll(target, large.slice(0, 1), setting.largeBytes)),
  ];
  type Items = { readonly kb: number; readonly clients: readonly BenchClient[] };
  const perItem = async (rooms: readonly number[], bytes: number): Promise<Items> => {
    const before = await heldBytes(target);
    const clients = await openAll(target, rooms, bytes);
    return { kb: ((await heldBytes(target)) - before) / 1024 / rooms.length, clients };
  };
  const idle = await perItem(
    Array.from({ length: setting.idleConnections }, () => idleRoom),
    smallBytes,
  );
  const smalls = await perItem(small.slice(20), smallBytes);
  const larges = large.length > 1 ? await perItem(large.slice(1), setting.largeBytes) : null;
  await closeAll([...first, ...idle.clients, ...smalls.clients, ...(larges?.clients ?? [])]);

  const wave = async (rooms: readonly number[]): Promise<{ held: number; rssMb: number }> => {
    await closeAll(await openAll(target, rooms, smallBytes));
    await pause(setting.unloadMs);
    const held = await heldBytes(target);
    return { held, rssMb: (await target.server.ask('held')).rssBytes / 2 ** 20 };
  };
  const afterFirst = await wave(waves[0]);
  const afterSecond = await wave(waves[1]);
  return {
    idleConnectionKb: idle.kb,
    smallDraftKb: smalls.kb - idle.kb,
    largeDraftKb: larges === null ? null : larges.kb - idle.kb,
    leftPerDraftKb: (afterSecond.held - afterFirst.held) / 1024 / waves[1].length,
    rssBeforeMb: afterFirst.rssMb,
    rssAfterMb: afterSecond.rssMb,
  };
}
