import { describe, expect, it } from 'vitest';
import { seedCount } from '../document/SeededRandom.ts';
import { runNodesSeed } from './runNodesSeed.ts';

/** `FUZZ_SEED=7` replays one and tells its story; `FUZZ_SEEDS=1000` is the full run. */
const given = process.env['FUZZ_SEED'];
const count = seedCount(Number(process.env['FUZZ_SEEDS'] ?? 60));
const seeds = given === undefined ? Array.from({ length: count }, (_, at) => at + 1) : [Number(given)];
const seen = new Map<string, number>();

/** Every one of these must have happened at least so often for each ten seeds. */
const expected: Readonly<Record<string, number>> = {
  'an edit': 200,
  'an update was acknowledged': 100,
  'an edit by a node': 3,
  'a line broke': 10,
  'a page was reloaded': 3,
  'a node was killed': 5,
  'a commit of a node that was killed': 1,
  'a node was drained': 3,
  'a node folded': 20,
  'a node found it folded already': 1,
  'the bell is deaf': 5,
  'the bell is poor': 10,
  'the bell lost something': 50,
  'the bell rang twice': 20,
  'a node lost the bell': 5,
  'a row became visible out of order': 5,
  'somebody was told that words come later': 5,
  'and that it is over': 3,
  'nobody did anything for a minute': 3,
  'promises were checked': 20,
  'rooms were compared': 15,
};

describe('three nodes where everything goes wrong between them', () => {
  it.each(seeds)('[ND1] [ND2] [ND3] [ND4] lose nothing and agree in the end (seed %i)', async (seed) => {
    for (const [what, times] of await runNodesSeed(seed)) seen.set(what, (seen.get(what) ?? 0) + times);
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
