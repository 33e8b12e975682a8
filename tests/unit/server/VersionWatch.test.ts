import { beforeEach, expect, test } from 'vitest';
import type { Log } from '../../../server/Log.ts';
import { VersionWatch, type WatchedRoom } from '../../../server/VersionWatch.ts';

const minute = 60_000;
const warnings: string[] = [];
const log: Log = {
  info: () => undefined,
  warn: (_data, message) => void warnings.push(message),
  error: () => undefined,
};
const limits = {
  versionAfterQuietMs: 10 * minute,
  versionAtLongestMs: 60 * minute,
  breathMs: 5_000,
  versionPauseMs: minute,
};
type Room = { changedMs: number; sessions: { canWrite: boolean }[] };
let asked: string[];
let rooms: Map<string, WatchedRoom>;
let room: Room;
let isBroken: boolean;
let watch: VersionWatch;
beforeEach(() => {
  asked = [];
  warnings.length = 0;
  isBroken = false;
  room = { changedMs: 0, sessions: [{ canWrite: true }, { canWrite: false }] };
  rooms = new Map([['one', room]]);
  watch = new VersionWatch(
    (id, occasion) => {
      asked.push(occasion === 'quiet' ? id : `${id} ${occasion}`);
      return isBroken ? Promise.reject(new Error('busy')) : Promise.resolve();
    },
    limits,
    log,
  );
});
/** Sweeps every second up to `to`; what was asked meanwhile. */
let now = 0;
async function passTo(to: number): Promise<string[]> {
  asked = [];
  for (; now <= to; now += 1_000) {
    watch.sweep(rooms, now);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
  return asked;
}
beforeEach(() => {
  now = 0;
});

test('[RM72] a draft that is opened is looked at at once, and again once it has been quiet; then no more', async () => {
  expect(await passTo(0)).toEqual(['one']);
  expect(await passTo(9 * minute)).toEqual([]);
  expect(await passTo(10 * minute)).toEqual(['one']);
  expect(await passTo(100 * minute)).toEqual([]);
  room.changedMs = 100 * minute;
  expect(await passTo(109 * minute)).toEqual([]);
  expect(await passTo(200 * minute)).toEqual(['one']);
});

test('[RM72] when the last who may write leaves after a change, and the quiet has it once more', async () => {
  await passTo(20 * minute);
  room.changedMs = 20 * minute;
  room.sessions = [{ canWrite: false }];
  expect(await passTo(21 * minute)).toEqual(['one left']);
  // The room is forgotten; the draft is watched until its last change has been looked at.
  rooms.delete('one');
  expect(await passTo(29 * minute)).toEqual([]);
  expect(watch.size).toBe(1);
  expect(await passTo(31 * minute)).toEqual(['one']);
  expect(watch.size).toBe(0);
});

test('[RM72] leaving without a change is nothing; a room that is lost counts as left', async () => {
  await passTo(20 * minute);
  room.sessions = [];
  expect(await passTo(21 * minute)).toEqual([]);
  room.sessions = [{ canWrite: true }];
  await passTo(22 * minute);
  room.changedMs = 22 * minute;
  await passTo(22 * minute + 5_000);
  rooms.delete('one');
  expect((await passTo(23 * minute))[0]).toBe('one left');
});

test('[RM72] who writes without a pause is looked at every hour, when nobody has typed for a breath', async () => {
  let looks = 0;
  for (; now <= 125 * minute; now += 1_000) {
    // A pause of six seconds in each minute.
    if (now % minute < 54_000) room.changedMs = now;
    asked = [];
    watch.sweep(rooms, now);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    looks += asked.filter((name) => name === 'one long').length;
  }
  expect(looks).toBe(2);
});

test('[RM72] what failed is tried again later, aloud, and holds up no other draft', async () => {
  await passTo(10 * minute);
  room.changedMs = 10 * minute;
  isBroken = true;
  expect(await passTo(22 * minute)).toHaveLength(3);
  expect(warnings).toHaveLength(3);
  isBroken = false;
  rooms.set('two', { changedMs: 22 * minute, sessions: [] });
  expect(await passTo(24 * minute)).toEqual(['two', 'one']);
  expect(await passTo(30 * minute)).toEqual([]);
});
