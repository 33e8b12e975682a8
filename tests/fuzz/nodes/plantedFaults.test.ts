import { describe, expect, it } from 'vitest';
import { plantedFaults } from './plantedFaults.ts';
import { runNodesSeed } from './runNodesSeed.ts';

const maxSeeds = 60;

/** What the fuzz says about a fault, and the seed that says it; null when it finds nothing. */
async function foundBy(fault: string): Promise<string | null> {
  for (let seed = 1; seed <= maxSeeds; seed++) {
    try {
      await runNodesSeed(seed, plantedFaults[fault]);
    } catch (error) {
      return `seed ${seed}: ${String(error).slice(0, 160)}`;
    }
  }
  return null;
}

describe('the fuzz has been seen to find', () => {
  it.each(Object.keys(plantedFaults))('a node that %s', async (fault) => {
    const found = await foundBy(fault);
    if (process.env['FUZZ_SEEDS'] !== undefined) process.stdout.write(`${fault}: ${found}\n`);
    expect(found).not.toBeNull();
  });
});
