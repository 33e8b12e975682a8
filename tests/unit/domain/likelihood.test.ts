import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidenceDefinitions } from '../../../lib/domain/likelihood/confidence.ts';
import { scaleIds } from '../../../lib/domain/likelihood/scale.ts';
import {
  labelOf,
  labelWithRange,
  rangeLabel,
  scaleById,
  scales,
  termById,
} from '../../../lib/domain/likelihood/scaleById.ts';
import { termFor, termsAt } from '../../../lib/domain/likelihood/termFor.ts';
import { confidenceLevels } from '../../../lib/document/grammar.ts';

const scaleNamed = (id: string) => {
  const scale = scaleById(id);
  if (!scale) throw new Error(`no scale ${id}`);
  return scale;
};
const answer = (probability: number, id: string): string => {
  const result = termFor(probability, scaleNamed(id));
  if (!result.ok) return result.error.kind;
  return result.value.isInGap ? `~${result.value.term.id}` : result.value.term.id;
};

describe('scales', () => {
  test('[LK1] ICD 203 has the seven bands of the directive in both rows', () => {
    const icd203 = scaleNamed('icd203');
    const rows = icd203.terms.map((term) => [term.id, labelOf(term), labelOf(term, 'b'), rangeLabel(term)]);
    expect(rows).toEqual([
      ['almost-no-chance', 'almost no chance', 'remote', '1–5%'],
      ['very-unlikely', 'very unlikely', 'highly improbable', '5–20%'],
      ['unlikely', 'unlikely', 'improbable', '20–45%'],
      ['roughly-even-chance', 'roughly even chance', 'roughly even odds', '45–55%'],
      ['likely', 'likely', 'probable', '55–80%'],
      ['very-likely', 'very likely', 'highly probable', '80–95%'],
      ['almost-certain', 'almost certain', 'nearly certain', '95–99%'],
    ]);
  });

  test('[LK1] the ids of the contract exist, others do not', () => {
    expect(scales.map((scale) => scale.id)).toEqual([...scaleIds]);
    expect([...scaleIds]).toEqual(['icd203', 'phia', 'kent', 'canada', 'nz', 'ipcc']);
    expect(scaleById('toString')).toBeNull();
    expect(termById(scaleNamed('icd203'), 'highly-likely')).toBeNull();
    expect(termById(scaleNamed('icd203'), null)).toBeNull();
    expect(labelWithRange(scaleNamed('phia').terms[4] ?? scaleNamed('phia').terms[0]!)).toBe('likely (≈55–75%)');
  });

  test.each(scales)('[LK1] $id: ids fit the grammar, bands are ordered, ranges print their bounds', (scale) => {
    const ids = scale.terms.map((term) => term.id);
    expect(new Set(ids).size).toBe(ids.length);
    const forms = scale.terms.flatMap((term) => term.forms);
    expect(new Set(forms).size).toBe(forms.length);
    for (const [index, term] of scale.terms.entries()) {
      expect(term.id).toMatch(/^[a-z][a-z-]*$/u);
      expect(0 <= term.lo && term.lo <= term.hi && term.hi <= 1).toBe(true);
      const before = scale.terms[index - 1];
      if (before) expect(term.lo >= before.lo && term.hi >= before.hi).toBe(true);
      if (before && scale.shape === 'contiguous') expect(term.lo).toBe(before.hi);
      if (before && scale.shape === 'gapped') expect(term.lo).toBeGreaterThanOrEqual(before.hi);
      const printed = (rangeLabel(term).match(/\d+/gu) ?? []).map(Number);
      const [first, second] = printed;
      const isSpread = rangeLabel(term).includes('±');
      const bounds = isSpread ? [(first ?? 0) - (second ?? 0), (first ?? 0) + (second ?? 0)] : printed;
      const known = [Math.round(term.lo * 100), Math.round(term.hi * 100)];
      expect(bounds.every((bound) => known.includes(bound))).toBe(true);
    }
  });

  test('confidence has the levels of the grammar', () => {
    expect(confidenceDefinitions.map((level) => level.id)).toEqual([...confidenceLevels]);
  });
});

describe('termFor', () => {
  test.each([
    ['icd203', 0.03, 'almost-no-chance'],
    ['icd203', 0.5, 'roughly-even-chance'],
    ['icd203', 0.7, 'likely'],
    ['icd203', 0.99, 'almost-certain'],
    ['phia', 0.03, 'remote-chance'],
    ['phia', 0.999, 'almost-certain'],
    ['kent', 1, 'certain'],
    ['kent', 0, 'impossible'],
    ['nz', 0.95, 'almost-certain'],
  ])('[LK1] %s at %d is %s', (id, probability, expected) => expect(answer(probability, id)).toBe(expected));

  test.each([
    ['icd203', 0, 'outside-scale'],
    ['icd203', 0.005, 'outside-scale'],
    ['icd203', 0.995, 'outside-scale'],
    ['icd203', 1, 'outside-scale'],
    ['phia', 0, 'outside-scale'],
    ['phia', 1, 'outside-scale'],
    ['nz', 1, 'outside-scale'],
    ['canada', 0.01, 'outside-scale'],
    ['icd203', -0.1, 'not-a-probability'],
    ['icd203', 1.1, 'not-a-probability'],
    ['icd203', Number.NaN, 'not-a-probability'],
  ])('[LK2] %s at %d: %s', (id, probability, expected) => expect(answer(probability, id)).toBe(expected));

  test.each([
    [0.05, 'very-unlikely', 'almost-no-chance'],
    [0.2, 'unlikely', 'very-unlikely'],
    [0.45, 'roughly-even-chance', 'unlikely'],
    [0.55, 'likely', 'roughly-even-chance'],
    [0.8, 'very-likely', 'likely'],
    [0.95, 'almost-certain', 'very-likely'],
  ])('[LK3] ICD 203 at the edge %d is %s', (probability, upper, lower) => {
    expect(answer(probability, 'icd203')).toBe(upper);
    expect(termsAt(probability, scaleNamed('icd203')).map((term) => term.id)).toEqual([lower, upper]);
  });

  test('[LK4] away from the edges exactly one term is accepted', () => {
    expect(termsAt(0.6, scaleNamed('icd203')).map((term) => term.id)).toEqual(['likely']);
    expect(termsAt(0.95, scaleNamed('icd203')).map((term) => term.id)).toEqual(['very-likely', 'almost-certain']);
  });

  test.each([
    ['phia', 0.06, '~remote-chance'],
    ['phia', 0.09, '~highly-unlikely'],
    ['phia', 0.225, '~unlikely'],
    ['phia', 0.5, '~realistic-possibility'],
    ['phia', 0.775, '~highly-likely'],
    ['nz', 0.1, '~highly-unlikely'],
    ['kent', 0.61, '~chances-about-even'],
    ['kent', 0.995, '~almost-certain'],
    ['kent', 0.005, '~almost-certainly-not'],
  ])('[LK5] %s at %d is in a gap, nearest %s', (id, probability, expected) => {
    expect(answer(probability, id)).toBe(expected);
  });

  test.each([
    [0.995, 'virtually-certain'],
    [0.96, 'extremely-likely'],
    [0.92, 'very-likely'],
    [0.7, 'likely'],
    [0.005, 'exceptionally-unlikely'],
    [0.2, 'unlikely'],
    [0.5, 'about-as-likely-as-not'],
  ])('[LK6] IPCC at %d is the narrowest band: %s', (probability, expected) => {
    expect(answer(probability, 'ipcc')).toBe(expected);
  });

  test('[LK2] within a scale there is always a word, and it contains the probability unless it was a gap', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scales), fc.double({ min: 0, max: 1, noNaN: true }), (scale, probability) => {
        const result = termFor(probability, scale);
        if (!result.ok) {
          const isWithin = scale.terms.some((term) => probability > term.lo && probability < term.hi);
          return !isWithin;
        }
        const isListed = termsAt(probability, scale).includes(result.value.term);
        return isListed !== result.value.isInGap;
      }),
    );
  });
});
