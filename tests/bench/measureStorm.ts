import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { BenchClient } from './BenchClient.ts';
import { Keystrokes } from './Keystrokes.ts';
import { inBatches, pause, until } from './pace.ts';
import { freshClientId, type Target } from './Target.ts';

export type StormSetting = {
  readonly firstRoom: number;
  readonly drafts: number;
  readonly clientsPerDraft: number;
  /** What everybody typed while away. */
  readonly keys: number;
};

export type Storm = {
  /** From the first connection until everybody has what everybody else typed, ms. */
  readonly convergedMs: number;
  readonly cpuMs: number;
  /** Pairs of people of whom one never got all of the other's, and drafts that a newcomer does not get whole. */
  readonly missing: number;
};

/** The update in a sync message. */
function updateIn(message: Uint8Array): Uint8Array {
  const decoder = createDecoder(message);
  readVarUint(decoder);
  readVarUint(decoder);
  return readVarUint8Array(decoder);
}

/** Follows how much of the others' text one person has. */
class Catching {
  /** People of whom something is missing. */
  missing: number;
  doneAtMs = 0;
  readonly #reach: Map<number, number>;
  readonly #wanted: ReadonlyMap<number, number>;

  constructor(has: ReadonlyMap<number, number>, wanted: ReadonlyMap<number, number>) {
    this.#reach = new Map(has);
    this.#wanted = wanted;
    this.missing = [...wanted].filter(([id, clock]) => (has.get(id) ?? 0) < clock).length;
  }

  receive(update: Uint8Array, atMs: number): void {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [id, end] of to) {
      const wanted = this.#wanted.get(id);
      const reach = this.#reach.get(id) ?? 0;
      // A part that does not join up with what is there is not there yet.
      if (wanted === undefined || end <= reach || (from.get(id) ?? 0) > reach) continue;
      this.#reach.set(id, end);
      if (reach < wanted && end >= wanted && --this.missing === 0) this.doneAtMs = atMs;
    }
  }
}

/** Everybody loses the connection, goes on typing, and comes back at the same moment. */
export async function measureStorm(target: Target, setting: StormSetting): Promise<Storm> {
  const rooms = Array.from({ length: setting.drafts }, (_, n) => setting.firstRoom + n);
  const seats = rooms.flatMap((room) =>
    Array.from({ length: setting.clientsPerDraft }, (_, person) => {
      const writing = new Keystrokes(freshClientId());
      writing.prepare(setting.keys);
      return { room, person, writing };
    }),
  );
  const before = await inBatches(seats, 20, async ({ room, person, writing }) => {
    const client = await BenchClient.open(target.address(room, person));
    client.sendUpdate(writing.opening);
    return client;
  });
  await pause(1_500);
  const states = new Map(
    await inBatches(rooms, 20, async (room) => {
      const client = await BenchClient.open(target.address(room, 0));
      await client.close();
      return [room, Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(client.opened)))] as const;
    }),
  );
  await Promise.all(before.map(async (client) => client.close()));

  const wanted = new Map(rooms.map((room) => [room, new Map<number, number>()]));
  for (const { room, writing } of seats) wanted.get(room)?.set(writing.clientId, writing.firstClock + setting.keys);
  const people = seats.map(({ room, person, writing }) => {
    const typed = Array.from({ length: setting.keys }, () => updateIn(writing.take()));
    const has = new Map(states.get(room));
    has.set(writing.clientId, writing.firstClock + setting.keys);
    const opening = { known: Y.mergeUpdates(typed), stateVector: Y.encodeStateVector(has) };
    return { room, person, opening, catching: new Catching(has, wanted.get(room) ?? new Map()) };
  });
  await pause(1_000);
  const busyBefore = await target.server.ask('busy');
  const beganMs = performance.now();
  const opening = people.map(async ({ room, person, opening: what, catching }) =>
    BenchClient.open(target.address(room, person), { onContent: (u, atMs) => catching.receive(u, atMs) }, what),
  );
  await until(() => people.every(({ catching }) => catching.missing === 0), 60_000);
  const clients = await Promise.all(opening);
  const cpuMs = (await target.server.ask('busy')).cpuMs - busyBefore.cpuMs;

  const incomplete = await inBatches(rooms, 20, async (room) => {
    const client = await BenchClient.open(target.address(room, 0));
    await client.close();
    const state = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(Y.mergeUpdates(client.opened)));
    return [...(wanted.get(room) ?? [])].some(([id, clock]) => (state.get(id) ?? 0) < clock) ? 1 : 0;
  });
  await Promise.all(clients.map(async (client) => client.close()));
  return {
    convergedMs: Math.max(...people.map(({ catching }) => catching.doneAtMs)) - beganMs,
    cpuMs,
    missing:
      people.reduce((sum, { catching }) => sum + catching.missing, 0) +
      incomplete.reduce<number>((sum, one) => sum + one, 0),
  };
}
