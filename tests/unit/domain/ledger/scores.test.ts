import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierOf, decompositionOf } from '../../../../lib/domain/ledger/brier.ts';
import { calibrationOf } from '../../../../lib/domain/ledger/calibration.ts';
import { statedProbability, type Standing } from '../../../../lib/domain/ledger/forecast.ts';
import { isLedgerKey, ledgerKey } from '../../../../lib/domain/ledger/ledgerOrder.ts';
import { observedOf, outcomes } from '../../../../lib/domain/ledger/outcome.ts';
import { mostTopics, scoresOf, type SettledForecast } from '../../../../lib/domain/ledger/scores.ts';
import { findScale, scales } from '../../../../lib/domain/likelihood/scaleById.ts';

const icd = findScale(scales, 'icd203');
const phia = findScale(scales, 'phia');

const settled: fc.Arbitrary<SettledForecast> = fc
  .record({
    scale: fc.constantFrom(icd, phia),
    at: fc.nat(6),
    point: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    confidence: fc.constantFrom('low', 'moderate', 'high', null, 'firm'),
    topic: fc.constantFrom('', 'Ports', 'Fuel'),
    outcome: fc.constantFrom(...outcomes),
  })
  .map(({ scale, at, ...rest }) => {
    const { id: termId, lo, hi } = scale.terms[at]!;
    return { ...rest, scaleId: scale.id, termId, lo, hi };
  });

/** Few, and enough for a score. */
const some = fc.oneof(fc.array(settled, { maxLength: 40 }), fc.array(settled, { minLength: 70, maxLength: 120 }));

const likely = (count: number, more: Partial<SettledForecast> = {}): readonly SettledForecast[] =>
  Array.from({ length: count }, (_, at) => ({
    scaleId: 'icd203',
    termId: 'likely',
    lo: 0.55,
    hi: 0.8,
    point: null,
    confidence: 'moderate',
    topic: 'Ports',
    outcome: at % 3 === 0 ? 'no' : 'yes',
    ...more,
  }));

describe('the scores of the ledger', () => {
  it('[LG11] are those of the parts, whatever the parts are', () => {
    let scored = 0;
    fc.assert(
      fc.property(some, (all) => {
        const scores = scoresOf(all, icd);
        const each = all.flatMap((one) => {
          const observed = observedOf(one.outcome);
          return observed === null ? [] : [{ ...one, observed, ...statedProbability(one, one.point) }];
        });
        expect(scores.count + scores.unscored).toBe(all.length);
        expect(scores.imputed).toBe(each.filter(({ isImputed }) => isImputed).length);
        const drawn = each.filter(({ scaleId }) => scaleId === 'icd203');
        expect(scores.points).toEqual(calibrationOf(drawn, icd));
        expect(scores.points.reduce((sum, { count }) => sum + count, 0) + scores.onOtherScales).toBe(each.length);
        if (scores.score.state === 'scored') {
          scored += 1;
          expect(scores.score.brier).toBeCloseTo(brierOf(each) ?? -1, 12);
          expect(scores.parts).toEqual(decompositionOf(each, ({ scaleId, termId }) => `${scaleId} ${termId}`));
        } else expect(scores.score.missing).toBe(30 - each.length);
        for (const group of [...scores.confidences, ...scores.topics])
          expect(group.score.state === 'scored').toBe(group.count >= 30);
        expect(scores.confidences.map(({ name }) => name)).toEqual(
          ['low', 'moderate', 'high'].filter((name) => each.some(({ confidence }) => confidence === name)),
        );
      }),
    );
    // Not a run of empty cases.
    expect(scored).toBeGreaterThan(5);
  });

  it('[LG11] do not depend on the order in which outcomes come', () => {
    fc.assert(
      fc.property(some, (all) => {
        const [one, other] = [scoresOf(all, icd), scoresOf(all.toReversed(), icd)];
        expect(other.points).toEqual(one.points);
        expect(other.topics.map(({ name, count }) => [name, count])).toEqual(
          one.topics.map(({ name, count }) => [name, count]),
        );
        if (one.score.state === 'scored' && other.score.state === 'scored')
          expect(other.score.brier).toBeCloseTo(one.score.brier, 12);
        else expect(other.score).toEqual(one.score);
      }),
    );
  });

  it('[LG11] have no number for 29, whole or part, and say how many are missing', () => {
    const { score, parts, confidences, topics } = scoresOf(likely(29), icd);
    expect(score).toEqual({ state: 'too-few', missing: 1 });
    expect(parts).toBeNull();
    expect(confidences).toEqual([{ name: 'moderate', count: 29, score }]);
    expect(topics).toMatchObject([{ name: 'Ports', count: 29, score }]);
    expect(JSON.stringify({ score, parts, confidences, topics })).not.toContain('brier');
    expect(scoresOf(likely(30), icd).score).toMatchObject({ state: 'scored', baseRate: 20 / 30 });
    expect(scoresOf([...likely(29), ...likely(5, { outcome: 'annulled' })], icd).score.state).toBe('too-few');
  });

  it('[LG11] tell a bounded number of topics apart, those with the most judgments', () => {
    const many = Array.from({ length: mostTopics + 3 }, (_, at) => likely(at + 1, { topic: `Topic ${at}` })).flat();
    const { topics } = scoresOf(many, icd);
    expect(topics).toHaveLength(mostTopics);
    expect(topics[0]?.name).toBe(`Topic ${mostTopics + 2}`);
  });
});

describe('the order of the ledger', () => {
  it('[LG12] has what is past its horizon first, then what is open, then what is settled, the latest first', () => {
    const entry = (standing: Standing, horizonEnd: string | null) => ({ standing, horizonEnd });
    const wanted = [
      entry('due', '2025-12-31'),
      entry('due', '2026-02-28'),
      entry('open', '2026-12-31'),
      entry('open', '2028-01-31'),
      entry('open', null),
      entry('resolved', '2027-01-01'),
      entry('resolved', '2026-12-31'),
      entry('withdrawn', '2019-01-01'),
    ];
    const keys = wanted.map((each) => ledgerKey(each, 'due'));
    expect(keys.toSorted()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(ledgerKey(entry('due', '2025-12-31'), 'horizon')).toBe('2025-12-31');
    for (const key of [...keys, '2026-12-31', '9999']) expect(isLedgerKey(key), key).toBe(true);
    for (const key of ['', '3', '2026-12', "2026-12-31' OR 1", 'x']) expect(isLedgerKey(key), key).toBe(false);
  });
});
