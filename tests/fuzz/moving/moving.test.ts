import { describe, expect, it } from 'vitest';
import { fuzzSeeds, seedCount } from '../document/SeededRandom.ts';
import { runMoving, type RunEnd } from './movingRun.ts';
import type { MovingPeer } from './MovingPeer.ts';

/** Runs per kind; FUZZ_SEEDS=150 for a long one. */
const seeds = fuzzSeeds(seedCount(Number(process.env['FUZZ_SEEDS'] ?? 25)));
const turns = 120;
const lettersOf = (runs: readonly RunEnd[]): number => runs.reduce((sum, { ledger }) => sum + ledger.typed.size, 0);
const lostIn = (runs: readonly RunEnd[]): string[] => runs.flatMap(({ lost }) => [...lost]);

/** What holds in every run, however people move. */
function expectWhole(runs: readonly RunEnd[]): void {
  runs.forEach(({ areEqual, repeatedIds }, at) => {
    expect({ seed: seeds[at], areEqual, repeatedIds }).toEqual({ seed: seeds[at], areEqual: true, repeatedIds: [] });
  });
}

describe('blocks moved while others type in them', () => {
  it('one moves, two type: no letter is lost', () => {
    const options = { turns, splits: false, duels: false, offline: false };
    const runs = seeds.map((seed) => runMoving({ seed, peers: 2 + (seed % 2), ...options }));
    expectWhole(runs);
    expect(lostIn(runs)).toEqual([]);
    // The run was not vacuous.
    expect(runs.reduce((sum, { ledger }) => sum + ledger.moves, 0)).toBeGreaterThan(seeds.length);
  });

  it('one moves, others type and split: no letter is lost', () => {
    const options = { turns, splits: true, duels: false, offline: false };
    const runs = seeds.map((seed) => runMoving({ seed, peers: 2 + (seed % 2), ...options }));
    expectWhole(runs);
    expect(lostIn(runs)).toEqual([]);
    expect(runs.reduce((sum, { ledger }) => sum + ledger.splits, 0)).toBeGreaterThan(seeds.length / 2);
  });

  // Here the text of three people goes through blocks and sections that several of them move at once, some without a
  // connection. Each block still stands once and all agree; docs/decisions/0006 says which letters can be lost.
  it.each([
    ['all move the same blocks and sections at once', { splits: false, duels: true, offline: false }],
    ['one moves, people come and go', { splits: true, duels: false, offline: true }],
    ['all of it', { splits: true, duels: true, offline: true }],
  ])('%s: each block once, all equal, hardly a letter lost', { timeout: 300_000 }, (_what, options) => {
    const runs = seeds.map((seed) => runMoving({ seed, peers: 2 + (seed % 2), turns, ...options }));
    expectWhole(runs);
    expect(lostIn(runs).length / lettersOf(runs)).toBeLessThan(0.002);
  });
});

describe('the run finds what is wrong', () => {
  const options = { peers: 3, turns, splits: false, duels: false, offline: false };
  const found = (plant: (peer: MovingPeer) => void, duels = false): RunEnd[] =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => runMoving({ ...options, duels, seed, plant }));

  it('when nobody brings along what the mover had not seen', () => {
    const runs = found((peer) => {
      peer.moved.mayWrite = false;
    });
    expect(lostIn(runs).length).toBeGreaterThan(0);
  });

  it('when two copies of a block both stay', () => {
    const runs = found((peer) => {
      peer.moved.destroy();
    }, true);
    expect(runs.some(({ repeatedIds }) => repeatedIds.length > 0)).toBe(true);
  });
});
