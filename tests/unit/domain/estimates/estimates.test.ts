import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementOn,
  agreementSentence,
  meanTermSentence,
  spreadSentence,
} from '../../../../lib/domain/estimates/agreementOn.ts';
import { pollView, type PointEstimate } from '../../../../lib/domain/estimates/pollView.ts';
import { revealRefusal } from '../../../../lib/domain/estimates/revealRefusal.ts';
import { spreadOf } from '../../../../lib/domain/estimates/spreadOf.ts';
import { scaleOfDefinition } from '../../../../lib/domain/likelihood/customScale.ts';
import { findScale, scales } from '../../../../lib/domain/likelihood/scaleById.ts';
import { termFor } from '../../../../lib/domain/likelihood/termFor.ts';

const icd = findScale(scales, 'icd203');
const phia = findScale(scales, 'phia');
const perMille = fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000);
const several = fc.array(perMille, { minLength: 1, maxLength: 40 });

describe('spread', () => {
  test('[BE1] golden: a small table worked by hand', () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([0.6])).toEqual({
      count: 1,
      mean: 0.6,
      median: 0.6,
      lowest: 0.6,
      highest: 0.6,
      lowerQuartile: 0.6,
      upperQuartile: 0.6,
    });
    expect(spreadOf([0.9, 0.5, 0.7, 0.6])).toEqual({
      count: 4,
      mean: 0.675,
      median: 0.65,
      lowest: 0.5,
      highest: 0.9,
      lowerQuartile: 0.575,
      upperQuartile: 0.75,
    });
    // As doubles these add up to 0.20000000000000004.
    expect(spreadOf([0.1, 0.2, 0.3])?.mean).toBe(0.2);
  });

  test('[BE1] in whatever order, and never outside what was given', () => {
    fc.assert(
      fc.property(several, fc.infiniteStream(fc.nat()), (numbers, salt) => {
        const shuffled = numbers
          .map((each) => [salt.next().value ?? 0, each] as const)
          .toSorted((a, b) => a[0] - b[0])
          .map(([, each]) => each);
        const spread = spreadOf(numbers);
        expect(spreadOf(shuffled)).toEqual(spread);
        if (spread === null) throw new Error('there are numbers');
        const { lowest, lowerQuartile, median, upperQuartile, highest, mean } = spread;
        const ascending = [lowest, lowerQuartile, median, upperQuartile, highest];
        expect(ascending.toSorted((a, b) => a - b)).toEqual(ascending);
        expect(mean >= lowest && mean <= highest).toBe(true);
      }),
    );
  });
});

describe('agreement', () => {
  test.each([
    [[0.6, 0.7, 0.75], 'one-term', 'likely', 'All of them fall in likely (55–80%).'],
    [
      [0.5, 0.7],
      'neighbours',
      'likely',
      'They fall in two terms that follow each other: roughly even chance (45–55%) and likely (55–80%).',
    ],
    [[0.3, 0.9], 'apart', 'likely', 'They disagree: from unlikely (20–45%) to very likely (80–95%).'],
    [[0.995, 0.6], 'off-scale', 'likely', 'Some lie where the scale has no word.'],
    // 0.7 and 0.9 meet at an edge of two terms: the upper one has it.
    [[0.7, 0.9], 'neighbours', 'very-likely', undefined],
  ])('[BE3] %j', (numbers, kind, mean, sentence) => {
    const agreement = agreementOn(numbers, icd);
    if (agreement === null) throw new Error('there are numbers');
    expect(agreement.kind).toBe(kind);
    expect(agreement.mean?.term.id).toBe(mean);
    if (sentence !== undefined) expect(agreementSentence(agreement)).toBe(sentence);
  });

  test('[BE2] a mean in a gap of the scale has the nearest term, and the answer says that it was a gap', () => {
    const agreement = agreementOn([0.72, 0.84], phia);
    expect(agreement?.mean).toMatchObject({ term: { id: 'highly-likely' }, isInGap: true });
    expect(agreement === null ? '' : meanTermSentence(agreement)).toContain('a gap of the scale');
    expect(agreementOn([0.999, 1], icd)).toMatchObject({ mean: null, kind: 'off-scale' });
    expect(agreementOn([], icd)).toBeNull();
    expect(agreementOn([0.5, 1.5], icd)).toBeNull();
    expect(agreementOn([0.5, Number.NaN], icd)).toBeNull();
  });

  test('[BE2] whatever the scale, one’s own or nested too, the mean’s term is the scale’s for that number', () => {
    const own = scaleOfDefinition('own', {
      title: 'Harbour',
      author: 'The desk',
      date: '2026',
      printRange: true,
      hedges: 'warn',
      terms: [
        { label: 'doubtful', loPercent: 0, hiPercent: 40 },
        { label: 'open', loPercent: 40, hiPercent: 60 },
        { label: 'expected', loPercent: 60, hiPercent: 100 },
      ],
    });
    fc.assert(
      fc.property(several, fc.constantFrom(...scales, own), (numbers, scale) => {
        const agreement = agreementOn(numbers, scale);
        if (agreement === null) throw new Error('there are numbers');
        const prescribed = termFor(agreement.spread.mean, scale);
        expect(agreement.mean).toEqual(prescribed.ok ? prescribed.value : null);
        expect(agreementSentence(agreement)).not.toMatch(/: \.|to \.|and \./u);
      }),
    );
    expect(agreementOn([0.3, 0.5], own)?.mean?.term.id).toBe('open');
  });

  test('[BE1] is said in one sentence', () => {
    expect(spreadOf([0.4, 0.8]) && spreadSentence(spreadOf([0.4, 0.8])!)).toBe('Mean 60%, from 40% to 80%.');
    expect(spreadSentence(spreadOf([0.625, 0.625])!)).toBe('Mean 62.5%, all at 62.5%.');
  });
});

describe('what one person may know of a poll', () => {
  const people = ['Cyd', 'ann', 'Bea', 'Dov'].map((name, at) => ({ userId: `u${at}`, name, hue: 1 }));
  const given = fc
    .array(perMille, { minLength: 4, maxLength: 4 })
    .chain((numbers) =>
      fc.shuffledSubarray(
        people.map((person, at): PointEstimate => ({ ...person, probability: numbers[at] ?? 0, statement: '' })),
      ),
    );

  test('[BE4] before the reveal it is the same whatever the others’ numbers are, and in whatever order they came', () => {
    fc.assert(
      fc.property(given, fc.constantFrom('u0', 'u1', 'u9'), perMille, (estimates, viewer, other) => {
        const view = pollView(estimates, people, viewer, false);
        const altered = estimates
          .toReversed()
          .map((each) => (each.userId === viewer ? each : { ...each, probability: other, statement: String(other) }));
        expect(pollView(altered, people, viewer, false)).toEqual(view);
        expect(view.estimates).toBeNull();
        expect(view.mine?.probability).toBe(estimates.find(({ userId }) => userId === viewer)?.probability);
      }),
    );
  });

  test('[BE4] names stand in the order of names; the reveal shows everybody', () => {
    const all = people.map((person, at) => ({
      ...person,
      probability: [0.9, 0.8, 0.7, 0.6][at] ?? 0,
      statement: 'As it was.',
    }));
    const before = pollView(all.slice(0, 2), people, 'u2', false);
    expect(before.given.map(({ name }) => name)).toEqual(['ann', 'Cyd']);
    expect(before.awaited.map(({ name }) => name)).toEqual(['Bea', 'Dov']);
    expect(before.given[0]).toEqual({ userId: 'u1', name: 'ann', hue: 1 });
    const after = pollView(all, people, 'u2', true);
    expect(after.estimates?.map(({ probability }) => probability)).toEqual([0.8, 0.7, 0.9, 0.6]);
    expect(after.awaited).toEqual([]);
  });

  test('[BE5] one person’s number is not revealed as everybody’s', () => {
    expect(revealRefusal(0)).toBe('Nobody has given an estimate yet: a reveal needs at least 2.');
    expect(revealRefusal(1)).toBe('Only one person has given an estimate: a reveal needs at least 2.');
    expect(revealRefusal(2)).toBeNull();
  });
});
