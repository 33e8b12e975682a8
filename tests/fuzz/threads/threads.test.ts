import { describe, expect, it } from 'vitest';
import { resolveAnchors } from '../../../lib/domain/threads/resolveAnchors.ts';
import { seedCount } from '../document/SeededRandom.ts';
import { runThreads, type Resolver } from './threadRun.ts';

/** `FUZZ_SEED=7` replays one; `FUZZ_SEEDS=1000` is the full run. */
const given = process.env['FUZZ_SEED'];
const count = seedCount(Number(process.env['FUZZ_SEEDS'] ?? 40));
const seeds = given === undefined ? Array.from({ length: count }, (_, at) => at + 1) : [Number(given)];
const seen = new Map<string, number>();

describe('threads in a draft where everything is edited', () => {
  it.each(seeds)('[TD1] [TD2] are on their words or in the list of the detached, and never gone (seed %i)', (seed) => {
    const run = runThreads(seed);
    expect(run.faults).toEqual([]);
    for (const [what, times] of Object.entries(run.seen)) seen.set(what, (seen.get(what) ?? 0) + times);
  });

  it('the run was not vacuous', () => {
    if (given !== undefined || count < 10) return;
    const perSeed: Record<string, number> = {
      attached: 100,
      moved: 10,
      detached: 20,
      'known again': 10,
      type: 3,
      delete: 3,
      rewrite: 3,
      split: 2,
      join: 1,
      move: 2,
      'cut and paste': 2,
      undo: 2,
    };
    for (const [what, least] of Object.entries(perSeed))
      expect(seen.get(what) ?? 0, what).toBeGreaterThanOrEqual(least * count);
  });
});

const planted: Readonly<Record<string, Resolver>> = {
  'what is pointed at is believed': (anchors, runs, live) =>
    resolveAnchors(anchors, runs, live).map((place, index) => {
      const there = live?.(index) ?? null;
      return there === null ? place : { state: 'attached', likeness: 1, ...there };
    }),
  'only the own block is looked through': (anchors, runs, live) =>
    resolveAnchors(anchors, runs, live).map((place) => (place.state === 'moved' ? { state: 'detached' } : place)),
  'detached threads are left out': (anchors, runs, live) =>
    resolveAnchors(anchors, runs, live).filter(({ state }) => state !== 'detached'),
  'what was seen is forgotten': (anchors, runs, live) =>
    resolveAnchors(
      anchors.map((anchor) => ({ ...anchor, seen: undefined })),
      runs,
      live,
    ),
  'the block is enough': (anchors, runs, live) =>
    resolveAnchors(anchors, runs, live).map((place, index) => {
      const run = runs.findIndex(({ blockIds }) => blockIds[0] === anchors[index]?.blockId);
      if (place.state !== 'detached' || run < 0) return place;
      return { state: 'attached', likeness: 1, run, from: 0, to: runs[run]?.text.length ?? 0 };
    }),
};

describe('planted faults', () => {
  it.each(Object.entries(planted))('[TD2] is found: %s', (_name, resolver) => {
    const found = Array.from({ length: 12 }, (_, at) => runThreads(at + 1, resolver)).filter(
      ({ faults }) => faults.length > 0,
    );
    expect(found.length).toBeGreaterThan(0);
  });
});
