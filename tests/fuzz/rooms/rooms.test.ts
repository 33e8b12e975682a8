import { describe, expect, it } from 'vitest';
import { seedCount } from '../document/SeededRandom.ts';
import { runSeed } from './runSeed.ts';

/** `FUZZ_SEED=7` replays one and tells its story; `FUZZ_SEEDS=1000` is the full run. */
const given = process.env['FUZZ_SEED'];
const count = seedCount(Number(process.env['FUZZ_SEEDS'] ?? 60));
const seeds = given === undefined ? Array.from({ length: count }, (_, at) => at + 1) : [Number(given)];
const seen = new Map<string, number>();

/** Every one of these must have happened at least so often for each ten seeds. */
const expected: Readonly<Record<string, number>> = {
  'an edit': 200,
  'an update was acknowledged': 100,
  'an edit without the right': 10,
  'an edit by the server': 5,
  'a line broke': 10,
  'a restart': 5,
  'a change of rights': 15,
  'a page was reloaded': 5,
  'a room was forgotten': 1,
  'everybody left': 10,
  'promises were checked': 30,
  'closed: rightsChanged': 5,
  'closed: notAllowed': 1,
  'closed: couldNotLoad': 3,
  'closed: the line broke': 10,
  'document work: fold': 5,
  'document work: diff': 3,
  'store: compacted': 5,
  'store: append rejects': 2,
  'store: append commits, then rejects': 2,
  'store: append hangs': 1,
  'store: late commit': 1,
  'store: load rejects': 2,
  'store: load hangs': 1,
};

describe('rooms where everything goes wrong', () => {
  it.each(seeds)('lose nothing, let nothing in, and agree (seed %i)', async (seed) => {
    for (const [what, times] of await runSeed(seed)) seen.set(what, (seen.get(what) ?? 0) + times);
  });

  it('the run was not vacuous', () => {
    if (given !== undefined || count < 10) return;
    if (process.env['FUZZ_SEEDS'] !== undefined) {
      const sorted = [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1));
      process.stdout.write(`${JSON.stringify(Object.fromEntries(sorted), null, 1)}\n`);
    }
    for (const [what, perTen] of Object.entries(expected)) {
      expect(seen.get(what) ?? 0, what).toBeGreaterThanOrEqual(Math.floor((perTen * count) / 10));
    }
  });
});
