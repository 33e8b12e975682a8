import { describe, expect, it } from 'vitest';
import { runSeed } from './runSeed.ts';

const given = process.env['FUZZ_SEED'];
const count = Number(process.env['FUZZ_SEEDS'] ?? 60);
const seeds = given === undefined ? Array.from({ length: count }, (_, at) => at + 1) : [Number(given)];
const seen = new Map<string, number>();

describe('rooms where everything goes wrong', () => {
  it.each(seeds)('lose nothing, let nothing in, and agree (seed %i)', async (seed) => {
    for (const [what, times] of await runSeed(seed)) seen.set(what, (seen.get(what) ?? 0) + times);
  });

  it('the run was not vacuous', () => {
    process.stdout.write(`${JSON.stringify(Object.fromEntries([...seen].toSorted()), null, 1)}\n`);
    expect(seen.size).toBeGreaterThan(0);
  });
});
