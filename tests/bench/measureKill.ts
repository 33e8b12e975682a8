import * as Y from 'yjs';
import { BenchClient } from './BenchClient.ts';
import { Keystrokes } from './Keystrokes.ts';
import { inBatches, pace, pause, steadyBeats, until } from './pace.ts';
import { freshClientId, type Target } from './Target.ts';

export type KillSetting = {
  readonly firstRoom: number;
  readonly drafts: number;
  readonly keysPerSecond: number;
  /** Killed after this long, ms. */
  readonly afterMs: number;
};

export type Kill = {
  readonly sent: number;
  readonly acknowledged: number;
  /** Keystrokes that were acknowledged and are not in the store: ours must have 0. */
  readonly acknowledgedLost: number;
  /** Keystrokes that another person had seen and that are not in the store. */
  readonly seenLost: number;
  /** Of these, how long before the end the earliest had been seen, ms. */
  readonly seenLostMs: number;
};

/** How far a client's typing reaches in a draft as it opens. */
function storedKeystrokes(client: BenchClient, writing: Keystrokes): number {
  const doc = new Y.Doc();
  for (const update of client.opened) Y.applyUpdate(doc, update);
  return Math.max(0, Y.getState(doc.store, writing.clientId) - writing.firstClock);
}

/** Kills the server while somebody types in every draft and somebody else reads; nobody comes back with the text. */
export async function measureKill(
  target: Target,
  setting: KillSetting,
  restart: () => Promise<Target>,
): Promise<{ readonly figures: Kill; readonly target: Target }> {
  const rooms = Array.from({ length: setting.drafts }, (_, n) => setting.firstRoom + n);
  const keys = Math.ceil((setting.keysPerSecond * (setting.afterMs + 2_000)) / 1000);
  const pairs = await inBatches(rooms, 20, async (room) => {
    const writing = new Keystrokes(freshClientId());
    writing.prepare(keys);
    // `reach[n]`: how many keystrokes the first n sync messages held.
    const state = { durable: 0, reach: [] as number[], seenAtMs: [] as number[] };
    const writer = await BenchClient.open(target.address(room, 0), {
      onAcknowledged: (count) => void (state.durable = count),
    });
    const reader = await BenchClient.open(target.address(room, 1), {
      onUpdate: (update, atMs) => {
        const end = Y.parseUpdateMeta(update).to.get(writing.clientId) ?? 0;
        for (let n = state.seenAtMs.length; n < end - writing.firstClock; n++) state.seenAtMs.push(atMs);
      },
    });
    writer.sendUpdate(writing.opening);
    if (target.acknowledges === 'never') await pause(200);
    else await until(() => state.durable === writer.syncSent, 10_000);
    return { room, writing, writer, reader, state };
  });
  const everyMs = 1000 / setting.keysPerSecond;
  let isOver = false;
  const typing = pace(
    pairs.flatMap(({ writer, writing, state }, at) =>
      steadyBeats(keys, everyMs, (everyMs * at) / pairs.length, () => {
        if (isOver || writer.isGone) return;
        writer.sendUpdate(writing.take());
        state.reach[writer.syncSent] = writing.sent;
      }),
    ),
  );
  await pause(setting.afterMs);
  const killedAtMs = performance.now();
  isOver = true;
  await target.server.kill();
  await typing;
  await until(() => pairs.every(({ writer, reader }) => writer.isGone && reader.isGone), 5_000);

  const restarted = await restart();
  const lost = await inBatches(pairs, 20, async ({ room, writing, state }) => {
    const opening = target.isLate ? { enough: { bytes: 3, withinMs: 3_000 } } : {};
    const client = await BenchClient.open(restarted.address(room, 2), {}, opening);
    const stored = storedKeystrokes(client, writing);
    await client.close();
    const acknowledged = state.reach.slice(0, state.durable + 1).findLast((reach) => reach !== undefined) ?? 0;
    const firstLostAtMs = state.seenAtMs[stored];
    return {
      sent: writing.sent,
      acknowledged,
      acknowledgedLost: Math.max(0, acknowledged - stored),
      seenLost: Math.max(0, state.seenAtMs.length - stored),
      seenLostMs: firstLostAtMs === undefined ? 0 : Math.max(0, killedAtMs - firstLostAtMs),
    };
  });
  const total = (key: 'sent' | 'acknowledged' | 'acknowledgedLost' | 'seenLost'): number =>
    lost.reduce((sum, one) => sum + one[key], 0);
  return {
    figures: {
      sent: total('sent'),
      acknowledged: total('acknowledged'),
      acknowledgedLost: total('acknowledgedLost'),
      seenLost: total('seenLost'),
      seenLostMs: Math.max(...lost.map((one) => one.seenLostMs)),
    },
    target: restarted,
  };
}
