import { expect, test } from 'vitest';
import {
  isVersionDue,
  versionsToLetGo,
  type AutoVersion,
  type Occasion,
} from '../../../../lib/domain/versions/versionDue.ts';

const minute = 60_000;
const due = (writtenAgo: number | null, madeAgo: number | null, occasion: Occasion = 'quiet'): boolean => {
  const now = 1_000 * minute;
  return isVersionDue({
    now,
    writtenMs: writtenAgo === null ? null : now - writtenAgo * minute,
    newest: madeAgo === null ? null : { madeMs: now - madeAgo * minute, readMs: now - madeAgo * minute },
    occasion,
  });
};

test.each([
  ['nothing was ever written', null, null, 'left', false],
  ['nothing since the newest', 12, 11, 'left', false],
  ['quiet for ten minutes', 10, 30, 'quiet', true],
  ['quiet for ten minutes, none yet', 10, null, 'quiet', true],
  ['not yet', 9.9, 30, 'quiet', false],
  ['they left', 1, 10, 'left', true],
  ['they left, none yet', 1, null, 'left', true],
  ['they left soon after the newest', 1, 9, 'left', false],
  ['written for an hour, nobody at this moment', 0.1, 60, 'long', true],
  ['written for an hour, somebody at this moment', 0.05, 60, 'long', false],
  ['written for less', 0.1, 59, 'long', false],
  ['written for an hour, none yet', 0.1, null, 'long', true],
] as const)('[VA1] [VA2] %s', (_name, writtenAgo, madeAgo, occasion, expected) => {
  expect(due(writtenAgo, madeAgo, occasion)).toBe(expected);
});

test('[VA3] the newest stay, then the last of each day, then none; what a restore replaced is counted apart', () => {
  const start = Date.parse('2026-06-01T00:00:00Z');
  // Four a day, newest first.
  const autos: AutoVersion[] = Array.from({ length: 1_000 }, (_, at) => ({
    number: 1_000 - at,
    createdAt: new Date(start - at * 6 * 60 * minute),
    note: '',
  }));
  const gone = new Set(versionsToLetGo(autos));
  const kept = autos.filter(({ number }) => !gone.has(number));
  expect(kept).toHaveLength(200);
  expect(kept.slice(0, 100)).toEqual(autos.slice(0, 100));
  const days = kept.slice(100).map(({ createdAt }) => createdAt.toISOString());
  expect(new Set(days.map((day) => day.slice(0, 10))).size).toBe(100);
  expect(days.slice(1).every((day) => day.includes('T18:'))).toBe(true);
  // Thinned again, nothing more goes.
  expect(versionsToLetGo(kept)).toEqual([]);
  const replaced = autos
    .slice(0, 150)
    .map((version) => ({ ...version, number: version.number + 5_000, note: 'As it was.' }));
  expect(versionsToLetGo([...autos.slice(0, 50), ...replaced])).toEqual(
    replaced.slice(100).map(({ number }) => number),
  );
});
