import { Acknowledgements } from './Acknowledgements.ts';
import { BenchClient } from './BenchClient.ts';
import { Deliveries } from './Deliveries.ts';
import { Keystrokes } from './Keystrokes.ts';
import { inBatches, pace, pause, steadyBeats, until } from './pace.ts';
import { spreadOf, type Spread } from './quantiles.ts';
import { freshClientId, type Target } from './Target.ts';

export type ManyDraftsSetting = {
  readonly firstRoom: number;
  readonly drafts: number;
  readonly writersPerDraft: number;
  readonly keysPerSecond: number;
  readonly seconds: number;
};

export type ManyDrafts = {
  readonly keystrokesPerSecond: number;
  readonly delay: Spread;
  /** Ms until the keystroke is acknowledged, whatever that means there; null where nothing acknowledges. */
  readonly acknowledgement: Spread | null;
  readonly expected: number;
  readonly delivered: number;
  readonly unacknowledged: number;
  /** Server CPU (all threads) per keystroke and receiver, microseconds. */
  readonly cpuUsPerDelivery: number;
  /** The same, of the event loop's thread alone. */
  readonly loopUsPerDelivery: number;
  /** Deliveries that one core would do in a second at this cost. */
  readonly deliveriesPerCoreSecond: number;
};

/** Many drafts at once, several people typing in each. */
export async function measureManyDrafts(target: Target, setting: ManyDraftsSetting): Promise<ManyDrafts> {
  const { drafts, writersPerDraft } = setting;
  const keys = Math.round(setting.keysPerSecond * setting.seconds);
  const warmUpKeys = setting.keysPerSecond;
  const seats = Array.from({ length: drafts * writersPerDraft }, (_, seat) => ({
    room: setting.firstRoom + Math.floor(seat / writersPerDraft),
    person: seat % writersPerDraft,
  }));
  let deliveries = new Deliveries([]);
  const writers = await inBatches(seats, 20, async ({ room, person }) => {
    const writing = new Keystrokes(freshClientId());
    writing.prepare(keys + warmUpKeys);
    const acknowledgements = new Acknowledgements();
    const client = await BenchClient.open(target.address(room, person), {
      onUpdate: (update, atMs) => deliveries.received(update, atMs, writing.clientId),
      onAcknowledged: (count, atMs) => acknowledgements.acknowledged(count, atMs),
    });
    client.sendUpdate(writing.opening);
    return { client, writing, acknowledgements };
  });
  const everyMs = 1000 / setting.keysPerSecond;
  const type = async (count: number, isCounted: boolean): Promise<void> =>
    pace(
      writers.flatMap(({ client, writing, acknowledgements }, at) =>
        steadyBeats(count, everyMs, (everyMs * at) / writers.length, () => {
          if (isCounted) acknowledgements.sending(client);
          client.sendUpdate(writing.take());
        }),
      ),
    );
  await type(warmUpKeys, false);
  await pause(500);

  deliveries = new Deliveries(writers.map(({ writing }) => writing));
  const before = await target.server.ask('busy');
  const beganMs = performance.now();
  await type(keys, true);
  const tookMs = performance.now() - beganMs;
  const after = await target.server.ask('busy');
  const expected = keys * writers.length * (writersPerDraft - 1);
  await until(() => deliveries.samples.length >= expected, 5_000);
  const open = (): number => writers.reduce((sum, { acknowledgements }) => sum + acknowledgements.open, 0);
  const isAcknowledged = target.acknowledges !== 'never';
  if (isAcknowledged) await until(() => open() === 0, 5_000);
  const cpuUs = ((after.cpuMs - before.cpuMs) * 1000) / expected;
  const samples = writers.flatMap(({ acknowledgements }) => acknowledgements.samples);
  const result = {
    keystrokesPerSecond: (keys * writers.length * 1000) / tookMs,
    delay: spreadOf(deliveries.samples),
    acknowledgement: isAcknowledged ? spreadOf(samples) : null,
    expected,
    delivered: deliveries.samples.length,
    unacknowledged: isAcknowledged ? open() : 0,
    cpuUsPerDelivery: cpuUs,
    loopUsPerDelivery: ((after.loopBusyMs - before.loopBusyMs) * 1000) / expected,
    deliveriesPerCoreSecond: 1e6 / cpuUs,
  };
  await Promise.all(writers.map(async ({ client }) => client.close()));
  return result;
}
