import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import * as Y from 'yjs';
import { messageType } from '../../lib/protocol/messages.ts';
import { BenchClient } from './BenchClient.ts';
import { Deliveries } from './Deliveries.ts';
import { Keystrokes } from './Keystrokes.ts';
import { inBatches, pace, pause, steadyBeats, until, type Beat } from './pace.ts';
import { spreadOf, type Spread } from './quantiles.ts';
import { freshClientId, type Target } from './Target.ts';

export type PropagationSetting = {
  readonly room: number;
  readonly listeners: number;
  /** Moves of the caret a second by everybody in the room; 0: nobody moves. */
  readonly cursorsPerSecond: number;
  readonly keysPerSecond: number;
  readonly seconds: number;
};

export type Propagation = {
  /** Ms from one writer's keystroke to each listener. */
  readonly delay: Spread;
  readonly expected: number;
  readonly delivered: number;
  /** Server CPU (all threads) per delivered message (keystrokes and moved carets), microseconds. */
  readonly cpuUsPerDelivery: number;
};

/** A caret as the editor tells it: where, in relative positions. Each call moves it. */
function caretOf(clientId: number): () => Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const awareness = new Awareness(doc);
  let moves = 0;
  const message = (): Uint8Array => {
    const item = { client: clientId, clock: ++moves };
    const point = { type: null, tname: null, item, assoc: 0 };
    awareness.setLocalState({ user: { name: 'Analyst', color: '#3366aa' }, cursor: { anchor: point, head: point } });
    const encoder = createEncoder();
    writeVarUint(encoder, messageType.awareness);
    writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [clientId]));
    return toUint8Array(encoder);
  };
  const prepared = Array.from({ length: 200 }, message);
  awareness.destroy();
  let next = 0;
  return () => prepared[next++] ?? Uint8Array.of();
}

/** One person types, others listen. */
export async function measurePropagation(target: Target, setting: PropagationSetting): Promise<Propagation> {
  const writing = new Keystrokes(freshClientId());
  const keys = Math.round(setting.keysPerSecond * setting.seconds);
  writing.prepare(keys + 20);
  let deliveries = new Deliveries([]);
  let carets = 0;
  const people = Array.from({ length: setting.listeners }, (_, person) => person + 1);
  const listen = {
    onUpdate: (update: Uint8Array, atMs: number) => deliveries.received(update, atMs),
    onPresence: (count: number) => void (carets += count),
  };
  const writer = await BenchClient.open(target.address(setting.room, 0), { onPresence: listen.onPresence });
  const listeners = await inBatches(people, 20, async (person) =>
    BenchClient.open(target.address(setting.room, person), listen),
  );
  writer.sendUpdate(writing.opening);
  const warmUp = pace(steadyBeats(20, 25, 0, () => writer.sendUpdate(writing.take())));
  await warmUp;
  await pause(300);

  deliveries = new Deliveries([writing]);
  const beats: Beat[] = [
    ...steadyBeats(keys, 1000 / setting.keysPerSecond, 0, () => writer.sendUpdate(writing.take())),
  ];
  if (setting.cursorsPerSecond > 0) {
    const everyMs = 1000 / setting.cursorsPerSecond;
    const moves = Math.floor(setting.cursorsPerSecond * setting.seconds);
    for (const [at, client] of [writer, ...listeners].entries()) {
      const move = caretOf(freshClientId());
      const phaseMs = (everyMs * at) / (listeners.length + 1);
      beats.push(...steadyBeats(moves, everyMs, phaseMs, () => client.send(move())));
    }
  }
  carets = 0;
  const before = await target.server.ask('busy');
  await pace(beats);
  const expected = keys * setting.listeners;
  await until(() => deliveries.samples.length >= expected, 3_000);
  const after = await target.server.ask('busy');
  const delivered = deliveries.samples.length;
  const result = {
    delay: spreadOf(deliveries.samples),
    expected,
    delivered,
    cpuUsPerDelivery: ((after.cpuMs - before.cpuMs) * 1000) / (delivered + carets),
  };
  await Promise.all([writer, ...listeners].map(async (client) => client.close()));
  return result;
}
