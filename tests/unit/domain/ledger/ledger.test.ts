import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierOf, brierOfOne, decompositionOf, fewestForScore, skillOf } from '../../../../lib/domain/ledger/brier.ts';
import { calibrationOf, wilsonInterval } from '../../../../lib/domain/ledger/calibration.ts';
import { standingOf, statedProbability } from '../../../../lib/domain/ledger/forecast.ts';
import { observedOf, outcomes } from '../../../../lib/domain/ledger/outcome.ts';
import { findScale, scales } from '../../../../lib/domain/likelihood/scaleById.ts';

const icd = findScale(scales, 'icd203');
const phia = findScale(scales, 'phia');
const cameIf = (isSo: boolean): 0 | 1 => (isSo ? 1 : 0);
const bit = fc.constantFrom<0 | 1>(0, 1);
const scored = fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), observed: bit });

describe('the probability a judgment is scored by', () => {
  it('[LG1] is the middle of its range where no number was given, and says so', () => {
    const middles = (scale: typeof icd) =>
      scale.terms.map((term) => Math.round(statedProbability(term, null).probability * 1000) / 10);
    expect(middles(icd)).toEqual([3, 12.5, 32.5, 50, 67.5, 87.5, 97]);
    expect(middles(phia)).toEqual([2.5, 15, 30, 45, 65, 85, 97.5]);
    expect(statedProbability(icd.terms[4]!, null).isImputed).toBe(true);
  });

  it('[LG1] is the number given, if it lies in the range of the word', () => {
    const likely = icd.terms[4]!;
    expect(statedProbability(likely, 0.6)).toEqual({ probability: 0.6, isImputed: false });
    expect(statedProbability(likely, likely.hi)).toEqual({ probability: likely.hi, isImputed: false });
    expect(statedProbability(likely, 0.9)).toEqual({ probability: 0.675, isImputed: true });
  });
});

describe('outcomes', () => {
  it('[LG2] that do not settle a judgment are not scored', () => {
    expect(outcomes.map(observedOf)).toEqual([1, 0, null, null]);
  });

  it('[LG3] are asked for from the day after the horizon, of versions that stand', () => {
    const entry = { horizonEnd: '2026-09-30', isResolved: false, isWithdrawn: false };
    expect(standingOf(entry, '2026-09-30')).toBe('open');
    expect(standingOf(entry, '2026-10-01')).toBe('due');
    expect(standingOf({ ...entry, isResolved: true }, '2026-10-01')).toBe('resolved');
    expect(standingOf({ ...entry, isResolved: true, isWithdrawn: true }, '2026-10-01')).toBe('resolved');
    expect(standingOf({ ...entry, isWithdrawn: true }, '2026-10-01')).toBe('withdrawn');
    expect(standingOf({ ...entry, horizonEnd: null }, '2099-01-01')).toBe('open');
  });
});

describe('the Brier score', () => {
  it('[LG4] is the mean squared error', () => {
    expect(brierOfOne({ probability: 0.875, observed: 1 })).toBeCloseTo(0.0156, 4);
    expect(brierOfOne({ probability: 0.875, observed: 0 })).toBeCloseTo(0.7656, 4);
    expect(brierOf([])).toBeNull();
    expect(
      brierOf([
        { probability: 0.5, observed: 1 },
        { probability: 0.5, observed: 0 },
        { probability: 1, observed: 1 },
        { probability: 0, observed: 1 },
      ]),
    ).toBe(0.375);
  });

  it('[LG5] is the sum of its parts, however wide the bins and whatever lies in them', () => {
    fc.assert(
      fc.property(fc.array(scored, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (all, bins) => {
        const parts = decompositionOf(all, ({ probability }) => String(Math.floor(probability * bins)));
        if (parts === null) throw new Error('something was settled');
        const { reliability, resolution, uncertainty, withinVariance, withinCovariance } = parts;
        expect(reliability - resolution + uncertainty + withinVariance - withinCovariance).toBeCloseTo(parts.brier, 10);
        expect(reliability).toBeGreaterThanOrEqual(0);
        expect(uncertainty).toBeLessThanOrEqual(0.25);
      }),
    );
  });

  it('[LG5] has no parts within bins where all in a bin state the same', () => {
    const all = icd.terms.flatMap((term, at) =>
      Array.from({ length: 4 }, (_, each) => ({
        ...statedProbability(term, null),
        termId: term.id,
        observed: cameIf(each * 7 < at * 4),
      })),
    );
    const parts = decompositionOf(all, ({ termId }) => termId);
    expect(parts?.withinVariance).toBeCloseTo(0, 12);
    expect(parts?.withinCovariance).toBeCloseTo(0, 12);
    expect((parts?.reliability ?? 0) - (parts?.resolution ?? 0) + (parts?.uncertainty ?? 0)).toBeCloseTo(
      parts?.brier ?? -1,
      12,
    );
  });

  it('[LG6] says nothing of skill where fewer than 30 are settled', () => {
    const one = { probability: 0.9, observed: 1 as const };
    const none = { probability: 0.1, observed: 0 as const };
    const half = (count: number) => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? one : none));
    expect(skillOf(half(fewestForScore - 1))).toBeNull();
    const skill = skillOf(half(fewestForScore));
    expect(skill?.baseRate).toBe(0.5);
    expect(skill?.reference).toBe(0.25);
    expect(skill?.skill).toBeCloseTo(0.96, 10);
    expect(skillOf(Array.from({ length: 40 }, () => one))?.skill).toBeNull();
  });

  it('[LG6] has no skill for who always states what came true', () => {
    fc.assert(
      fc.property(fc.array(bit, { minLength: 30, maxLength: 80 }), (came) => {
        const base = came.reduce<number>((sum, each) => sum + each, 0) / came.length;
        const skill = skillOf(came.map((observed) => ({ probability: base, observed })));
        if (base === 0 || base === 1) expect(skill?.skill).toBeNull();
        else expect(skill?.skill).toBeCloseTo(0, 8);
      }),
    );
  });
});

describe('calibration', () => {
  const stated = (termId: string, happened: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      termId,
      probability: 0.5,
      observed: cameIf(at < happened),
    }));

  it('[LG7] has a point for each term, read against its range', () => {
    const ids = icd.terms.map(({ id }) => id);
    const happened = [0, 1, 2, 2, 7, 5, 3];
    const counts = [3, 5, 7, 4, 9, 7, 3];
    const points = calibrationOf(
      ids.flatMap((id, at) => stated(id, happened[at]!, counts[at]!)),
      icd,
    );
    expect(points.map(({ count }) => count)).toEqual(counts);
    expect(points.map(({ reading }) => reading)).toEqual([
      'in-range',
      'in-range',
      'in-range',
      'in-range',
      'in-range',
      'below',
      'in-range',
    ]);
    expect(calibrationOf(stated('nowhere', 1, 2), icd).every(({ count }) => count === 0)).toBe(true);
  });

  it('[LG7] counts nothing and everything as within the range at the two ends alone', () => {
    const readingOf = (id: string, happened: number) =>
      calibrationOf(stated(id, happened, 4), icd).find(({ term }) => term.id === id)?.reading;
    expect(readingOf('almost-no-chance', 0)).toBe('in-range');
    expect(readingOf('almost-certain', 4)).toBe('in-range');
    expect(readingOf('very-unlikely', 0)).toBe('below');
    expect(readingOf('very-likely', 4)).toBe('above');
  });

  it("[LG8] shows Wilson's interval, which holds the share and narrows with the count", () => {
    const [low, high] = wilsonInterval(5, 7);
    expect(low).toBeCloseTo(0.3589, 3);
    expect(high).toBeCloseTo(0.9178, 3);
    expect(wilsonInterval(0, 3)[0]).toBe(0);
    expect(wilsonInterval(3, 3)[1]).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, part) => {
        const happened = Math.round(part * count);
        const [from, to] = wilsonInterval(happened, count);
        expect(from).toBeLessThanOrEqual(happened / count + 1e-12);
        expect(to).toBeGreaterThanOrEqual(happened / count - 1e-12);
        const [wideFrom, wideTo] = wilsonInterval(happened * 4, count * 4);
        expect(wideTo - wideFrom).toBeLessThan(to - from);
      }),
    );
  });
});
