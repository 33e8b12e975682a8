import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelTops } from '../../../components/editor/threads/levelTops.ts';

const gap = 12;
const cards = fc
  .array(fc.record({ wanted: fc.nat(4_000), height: fc.integer({ min: 40, max: 400 }) }), { maxLength: 30 })
  .map((made) => made.toSorted((a, b) => a.wanted - b.wanted));

describe('cards beside the words', () => {
  it.each([
    ['level where there is room', [100, 400], 0, [100, 400]],
    ['below one another where there is none', [100, 120, 130], 0, [100, 192, 284]],
    ['the active one at its words, the others out of its way', [300, 310, 320], 1, [218, 310, 402]],
    ['beyond the start where they must', [0, 10, 20], 2, [-164, -72, 20]],
  ] as const)('golden: %s', (_, wanted, held, expected) => {
    const made = wanted.map((each) => ({ wanted: each, height: 80 }));
    expect(levelTops(made, held, gap)).toEqual(expected);
  });

  it('are never over one another, and the one held stands at its words', () => {
    fc.assert(
      fc.property(cards, fc.nat(), (made, pick) => {
        const held = made.length === 0 ? 0 : pick % made.length;
        const tops = levelTops(made, held, gap);
        for (const [at, top] of tops.entries())
          if (at > 0) expect(top).toBeGreaterThanOrEqual((tops[at - 1] ?? 0) + (made[at - 1]?.height ?? 0) + gap);
        expect(tops[held]).toBe(made[held]?.wanted);
      }),
    );
  });
});
