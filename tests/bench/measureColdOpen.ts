import * as Y from 'yjs';
import { fragmentName } from '../../lib/protocol/messages.ts';
import { BenchClient } from './BenchClient.ts';
import { Deliveries } from './Deliveries.ts';
import { largeIdPrefix } from './largeHistory.ts';
import { Keystrokes, syncMessage } from './Keystrokes.ts';
import { inBatches, pace, pause, steadyBeats, until } from './pace.ts';
import { median, spreadOf, type Spread } from './quantiles.ts';
import { freshClientId, type Target } from './Target.ts';

export type ColdOpen = {
  /** The very first after a start, ms. */
  readonly firstMs: number;
  /** One after the other, each of them cold. */
  readonly alone: Spread;
  /** Server CPU (all threads) for one, median, ms. */
  readonly cpuMs: number;
  /** Of it on the event loop's thread, median, ms. */
  readonly loopMs: number;
  /** Server CPU until the client's answer (all deletions it knows) is judged and acknowledged as well, median, ms. */
  readonly cpuWithAnswerMs: number;
  readonly together: number;
  /** Ms until all that were opened at once are there. */
  readonly togetherMs: number;
  readonly togetherCpuMs: number;
  /** Meanwhile, somebody types in another draft: ms to the listener there. */
  readonly elsewhere: Spread;
  /** The longest turn of the server's event loop meanwhile, ms. */
  readonly longestBlockMs: number;
  readonly bytes: number;
};

/** Puts a draft into rooms through the server's door, as a client's update, and waits until it is taken. */
export async function fillRooms(target: Target, rooms: readonly number[], update: Uint8Array): Promise<void> {
  await inBatches(rooms, 8, async (room) => {
    let durable = 0;
    const client = await BenchClient.open(target.address(room, 0), { onAcknowledged: (count) => (durable = count) });
    client.sendUpdate(syncMessage('update', update));
    if (target.acknowledges === 'never') await pause(100);
    const isTaken = (): boolean => target.acknowledges === 'never' || durable === client.syncSent;
    if (!(await until(() => isTaken() || client.isGone, 30_000)) || client.isGone)
      throw new Error(`a draft was not taken (${client.closeCode})`);
    await client.close();
  });
}

/** The large draft's text in what these updates make: its paragraphs, joined by line breaks. */
export function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const lines: string[] = [];
  for (const node of doc.getXmlFragment(fragmentName).createTreeWalker((item) => item instanceof Y.XmlElement)) {
    if (node instanceof Y.XmlElement && node.getAttribute('id')?.startsWith(largeIdPrefix) === true) {
      lines.push(
        node
          .toArray()
          .map((child) => (child instanceof Y.XmlText ? child.toString() : ''))
          .join(''),
      );
    }
  }
  return lines.join('\n');
}

/** Opens drafts that no room holds: `rooms.alone` one after the other, `rooms.together` at once. The server has just started. */
export async function measureColdOpen(
  target: Target,
  rooms: {
    readonly alone: readonly number[];
    readonly together: readonly number[];
    readonly elsewhere: number;
    readonly warmUp: readonly number[];
  },
  draft: { readonly bytes: number; readonly known: Uint8Array; readonly isRight: (text: string) => boolean },
): Promise<ColdOpen> {
  let answered = 0;
  const listener = { onAcknowledged: () => void (answered += 1) };
  // The draft is open when its text is there: one of the servers says so before.
  const opening = { known: draft.known, enough: { bytes: 0.98 * draft.bytes, withinMs: 30_000 } };
  const open = async (room: number): Promise<BenchClient> =>
    BenchClient.open(target.address(room, 0), listener, opening);
  // Let the start itself come to rest.
  await pause(3_000);
  const times: number[] = [];
  const cpuWithAnswer: number[] = [];
  const cpu: number[] = [];
  const loop: number[] = [];
  const clients: BenchClient[] = [];
  for (const [at, room] of rooms.alone.entries()) {
    // After the very first one: what follows is about drafts that are cold, not about a server that is.
    if (at === 1)
      await inBatches(rooms.warmUp, 1, async (other) => (await BenchClient.open(target.address(other, 0))).close());
    answered = 0;
    const before = await target.server.ask('busy');
    const client = await open(room);
    const after = await target.server.ask('busy');
    if (target.acknowledges !== 'never') await until(() => answered > 0, 5_000);
    cpuWithAnswer.push((await target.server.ask('busy')).cpuMs - before.cpuMs);
    if (!draft.isRight(textOf(client.opened))) throw new Error('an opened draft is not what was written');
    times.push(client.openMs);
    cpu.push(after.cpuMs - before.cpuMs);
    loop.push(after.loopBusyMs - before.loopBusyMs);
    clients.push(client);
    await pause(150);
  }

  const writing = new Keystrokes(freshClientId());
  // A minute of it: some take long to open twenty.
  writing.prepare(6_000);
  let deliveries = new Deliveries([]);
  const writer = await BenchClient.open(target.address(rooms.elsewhere, 0));
  const reader = await BenchClient.open(target.address(rooms.elsewhere, 1), {
    onUpdate: (update, atMs) => deliveries.received(update, atMs),
  });
  writer.sendUpdate(writing.opening);
  await pace(steadyBeats(30, 10, 0, () => writer.sendUpdate(writing.take())));
  await pause(300);
  deliveries = new Deliveries([writing]);
  await target.server.ask('watch');
  const before = await target.server.ask('busy');
  const sentBefore = writing.sent;
  const typing = setInterval(() => writer.sendUpdate(writing.take()), 10);
  const beganMs = performance.now();
  const together = await Promise.all(rooms.together.map(open));
  const togetherMs = performance.now() - beganMs;
  clearInterval(typing);
  const after = await target.server.ask('busy');
  const { longestBlockMs } = await target.server.ask('watched');
  await until(() => deliveries.samples.length >= writing.sent - sentBefore, 5_000);
  const result = {
    firstMs: times[0] ?? NaN,
    alone: spreadOf(times.slice(1)),
    cpuMs: median(cpu.slice(1)),
    loopMs: median(loop.slice(1)),
    cpuWithAnswerMs: median(cpuWithAnswer.slice(1)),
    together: rooms.together.length,
    togetherMs,
    togetherCpuMs: after.cpuMs - before.cpuMs,
    elsewhere: spreadOf(deliveries.samples),
    longestBlockMs,
    bytes: clients.at(-1)?.opened.reduce((sum, update) => sum + update.length, 0) ?? 0,
  };
  await Promise.all([...clients, ...together, writer, reader].map(async (client) => client.close()));
  return result;
}
