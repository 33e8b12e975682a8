import { beforeEach, expect, test } from 'vitest';
import { PauseWatch } from '../../../server/PauseWatch.ts';
import type { Log } from '../../../server/Log.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let looked: string[];
let room: { assessmentId: string; changedMs: number; sessions: { size: number } };
let watch: PauseWatch;
beforeEach(() => {
  looked = [];
  room = { assessmentId: 'one', changedMs: 0, sessions: { size: 1 } };
  watch = new PauseWatch(async (id) => void looked.push(id), { lookAfterQuietMs: 1_000, lookEveryMs: 4_000 }, silent);
});
/** Sweeps every second from `from` to `to`, both counted; `isTyping`: the draft changes right before each. */
async function pass(from: number, to: number, isTyping: boolean): Promise<number> {
  const before = looked.length;
  for (let now = from; now <= to; now += 1_000) {
    if (isTyping) room.changedMs = now - 10;
    watch.sweep([room], now);
    await Promise.resolve();
    await Promise.resolve();
  }
  return looked.length - before;
}

test('[RM71] a pause after a change is looked at once', async () => {
  expect(await pass(1_000, 9_000, false)).toBe(0);
  room.changedMs = 9_900;
  expect(await pass(10_000, 10_000, false)).toBe(1);
  expect(await pass(11_000, 30_000, false)).toBe(0);
  // Not long after the last look: once they pause.
  room.changedMs = 30_100;
  watch.sweep([room], 30_500);
  await Promise.resolve();
  room.changedMs = 30_900;
  const before = looked.length;
  expect(await pass(31_000, 31_000, false)).toBe(0);
  expect(await pass(32_000, 40_000, false)).toBe(1);
  expect(looked).toHaveLength(before + 1);
});

test('[RM71] while people go on it is looked at every few seconds, not at each change', async () => {
  await pass(1_000, 1_000, false);
  expect(await pass(2_000, 21_000, true)).toBe(5);
});

test('[RM71] nobody looks for a draft that nobody has open, and a failed look ends nothing', async () => {
  await pass(1_000, 1_000, false);
  room.sessions.size = 0;
  room.changedMs = 1_500;
  expect(await pass(2_000, 9_000, false)).toBe(0);
  let tries = 0;
  watch = new PauseWatch(
    () => {
      tries += 1;
      return Promise.reject(new Error('busy'));
    },
    { lookAfterQuietMs: 1_000, lookEveryMs: 4_000 },
    silent,
  );
  room.sessions.size = 2;
  await pass(10_000, 10_000, false);
  room.changedMs = 10_500;
  await pass(12_000, 13_000, false);
  room.changedMs = 13_500;
  await pass(15_000, 15_000, false);
  expect(tries).toBe(2);
});
