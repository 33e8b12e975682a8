import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changesReading,
  convertTerm,
  reasonSentence,
  type Conversion,
} from '../../../lib/domain/likelihood/conversion.ts';
import type { Scale } from '../../../lib/domain/likelihood/scale.ts';
import { scaleById, scales, termById } from '../../../lib/domain/likelihood/scaleById.ts';
import { termsAt } from '../../../lib/domain/likelihood/termFor.ts';

const scaleNamed = (id: string): Scale => {
  const scale = scaleById(id);
  if (scale === null) throw new Error(`no scale ${id}`);
  return scale;
};
const converted = (
  from: string,
  to: string,
  likelihood: string | null,
  probability: number | null = null,
): Conversion => convertTerm({ from: scaleNamed(from), to: scaleNamed(to), likelihood, probability });
const told = ({ reason }: Conversion): string => {
  const gap = 'isInGap' in reason && reason.isInGap ? ' in a gap' : '';
  const number = 'byNumber' in reason && reason.byNumber !== null ? `, by number ${reason.byNumber.id}` : '';
  return `${reason.kind}${gap}${number}`;
};

/** Without a point value: old scale, new scale, term before, term after, why. */
const golden = [
  ['icd203', 'phia', 'almost-no-chance', 'remote-chance', 'by-midpoint'],
  ['icd203', 'phia', 'very-unlikely', 'highly-unlikely', 'by-midpoint'],
  ['icd203', 'phia', 'unlikely', 'unlikely', 'same-word'],
  ['icd203', 'phia', 'roughly-even-chance', 'realistic-possibility', 'by-midpoint in a gap'],
  ['icd203', 'phia', 'likely', 'likely', 'same-word'],
  ['icd203', 'phia', 'very-likely', 'highly-likely', 'by-midpoint'],
  ['icd203', 'phia', 'almost-certain', 'almost-certain', 'same-word'],
  ['phia', 'icd203', 'remote-chance', 'almost-no-chance', 'by-midpoint'],
  ['phia', 'icd203', 'highly-unlikely', 'very-unlikely', 'by-midpoint'],
  ['phia', 'icd203', 'unlikely', 'unlikely', 'same-word'],
  ['phia', 'icd203', 'realistic-possibility', 'roughly-even-chance', 'by-midpoint'],
  ['phia', 'icd203', 'likely', 'likely', 'same-word'],
  ['phia', 'icd203', 'highly-likely', 'very-likely', 'by-midpoint'],
  ['phia', 'icd203', 'almost-certain', 'almost-certain', 'same-word'],
  ['icd203', 'kent', 'almost-no-chance', 'almost-certainly-not', 'by-midpoint'],
  ['icd203', 'kent', 'very-unlikely', 'almost-certainly-not', 'by-midpoint in a gap'],
  ['icd203', 'kent', 'unlikely', 'probably-not', 'by-midpoint'],
  ['icd203', 'kent', 'roughly-even-chance', 'chances-about-even', 'by-midpoint'],
  ['icd203', 'kent', 'likely', 'probable', 'same-word'],
  ['icd203', 'kent', 'very-likely', 'almost-certain', 'by-midpoint'],
  ['icd203', 'kent', 'almost-certain', 'almost-certain', 'same-word'],
  ['kent', 'icd203', 'impossible', null, 'no-word'],
  ['kent', 'icd203', 'almost-certainly-not', 'very-unlikely', 'by-midpoint'],
  ['kent', 'icd203', 'probably-not', 'unlikely', 'by-midpoint'],
  ['kent', 'icd203', 'chances-about-even', 'roughly-even-chance', 'by-midpoint'],
  ['kent', 'icd203', 'probable', 'likely', 'same-word'],
  ['kent', 'icd203', 'almost-certain', 'almost-certain', 'same-word, by number very-likely'],
  ['kent', 'icd203', 'certain', null, 'no-word'],
  ['icd203', 'nz', 'almost-no-chance', 'highly-unlikely', 'by-midpoint'],
  ['icd203', 'nz', 'very-unlikely', 'unlikely', 'by-midpoint in a gap'],
  ['icd203', 'nz', 'unlikely', 'unlikely', 'same-word, by number realistic-possibility'],
  ['icd203', 'nz', 'roughly-even-chance', 'realistic-possibility', 'by-midpoint'],
  ['icd203', 'nz', 'likely', 'likely', 'same-word'],
  ['icd203', 'nz', 'very-likely', 'almost-certain', 'by-midpoint in a gap'],
  ['icd203', 'nz', 'almost-certain', 'almost-certain', 'same-word'],
  ['nz', 'icd203', 'highly-unlikely', 'very-unlikely', 'by-midpoint'],
  ['nz', 'icd203', 'unlikely', 'unlikely', 'same-word, by number very-unlikely'],
  ['nz', 'icd203', 'realistic-possibility', 'unlikely', 'by-midpoint'],
  ['nz', 'icd203', 'likely', 'likely', 'same-word'],
  ['nz', 'icd203', 'highly-likely', 'very-likely', 'by-midpoint'],
  ['nz', 'icd203', 'almost-certain', 'almost-certain', 'same-word'],
  ['icd203', 'ipcc', 'almost-no-chance', 'extremely-unlikely', 'by-midpoint'],
  ['icd203', 'ipcc', 'very-unlikely', 'very-unlikely', 'same-word, by number unlikely'],
  ['icd203', 'ipcc', 'unlikely', 'unlikely', 'same-word'],
  ['icd203', 'ipcc', 'roughly-even-chance', 'about-as-likely-as-not', 'by-midpoint'],
  ['icd203', 'ipcc', 'likely', 'likely', 'same-word'],
  ['icd203', 'ipcc', 'very-likely', 'very-likely', 'same-word, by number likely'],
  ['icd203', 'ipcc', 'almost-certain', 'extremely-likely', 'by-midpoint'],
  ['ipcc', 'icd203', 'exceptionally-unlikely', null, 'no-word'],
  ['ipcc', 'icd203', 'extremely-unlikely', 'almost-no-chance', 'by-midpoint'],
  ['ipcc', 'icd203', 'very-unlikely', 'very-unlikely', 'same-word'],
  ['ipcc', 'icd203', 'unlikely', 'unlikely', 'same-word, by number very-unlikely'],
  ['ipcc', 'icd203', 'about-as-likely-as-not', 'roughly-even-chance', 'by-midpoint'],
  ['ipcc', 'icd203', 'more-likely-than-not', 'likely', 'by-midpoint'],
  ['ipcc', 'icd203', 'likely', 'likely', 'same-word, by number very-likely'],
  ['ipcc', 'icd203', 'very-likely', 'very-likely', 'same-word, by number almost-certain'],
  ['ipcc', 'icd203', 'extremely-likely', 'almost-certain', 'by-midpoint'],
  ['ipcc', 'icd203', 'virtually-certain', null, 'no-word'],
] as const;

describe('changing the scale', () => {
  test.each(golden)('[LK13] %s to %s: %s becomes %s (%s)', (from, to, before, after, why) => {
    const conversion = converted(from, to, before);
    expect([conversion.from?.id, conversion.to?.id ?? null, told(conversion)]).toEqual([before, after, why]);
  });

  test('[LK13] the table above has every term of the five scales', () => {
    const expected = ['phia', 'kent', 'nz', 'ipcc'].flatMap((id) => [
      ...scaleNamed('icd203').terms.map((term) => `icd203 ${id} ${term.id}`),
      ...scaleNamed(id).terms.map((term) => `${id} icd203 ${term.id}`),
    ]);
    expect(golden.map(([from, to, term]) => `${from} ${to} ${term}`).toSorted()).toEqual(expected.toSorted());
  });

  test.each([
    // The same word holds as long as the author's own number lies in its new range.
    ['icd203', 'phia', 'likely', 0.6, 'likely', 'same-word'],
    ['icd203', 'phia', 'likely', 0.79, 'highly-likely', 'by-point in a gap'],
    ['icd203', 'ipcc', 'likely', 0.6, 'about-as-likely-as-not', 'by-point'],
    ['icd203', 'ipcc', 'likely', 0.7, 'likely', 'same-word'],
    ['icd203', 'phia', 'very-likely', 0.82, 'highly-likely', 'by-point'],
    ['icd203', 'phia', 'very-likely', 0.94, 'almost-certain', 'by-point in a gap'],
    ['kent', 'icd203', 'almost-certain', 0.9, 'very-likely', 'by-point'],
    ['phia', 'icd203', 'realistic-possibility', 0.42, 'unlikely', 'by-point'],
    // The author's number wins over a term with the same range.
    ['kent', 'canada', 'chances-about-even', 0.7, 'probable', 'by-point'],
    ['kent', 'canada', 'chances-about-even', null, 'about-even', 'same-range'],
    ['kent', 'icd203', 'certain', 1, null, 'no-word'],
  ])('[LK13] %s to %s: %s at %s becomes %s (%s)', (from, to, before, point, after, why) => {
    const conversion = converted(from, to, before, point);
    expect([conversion.to?.id ?? null, told(conversion)]).toEqual([after, why]);
  });

  test('[LK14] what is not on the old scale is never guessed from its id alone', () => {
    expect(converted('icd203', 'phia', null)).toEqual({ from: null, to: null, reason: { kind: 'not-set' } });
    expect(converted('icd203', 'phia', null, 0.7).to).toBeNull();
    expect(converted('icd203', 'phia', 'highly-likely').reason.kind).toBe('now-known');
    expect(converted('icd203', 'phia', 'toString').reason.kind).toBe('unknown-term');
    expect(told(converted('icd203', 'phia', 'foreign', 0.7))).toBe('by-point');
    expect(converted('icd203', 'phia', 'foreign', 0.7).to?.id).toBe('likely');
  });

  const anyChange = fc
    .tuple(
      fc.constantFrom(...scales),
      fc.constantFrom(...scales),
      fc.nat(),
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    )
    .map(([from, to, at, probability]) => ({
      from,
      to,
      likelihood: from.terms[at % from.terms.length]!.id,
      probability,
    }));

  test('[LK14] whatever changes says so, and why, in a sentence', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const conversion = convertTerm(change);
        const { from, to } = conversion;
        const isSame = from?.id === to?.id && from?.lo === to?.lo && from?.hi === to?.hi;
        expect(changesReading(conversion)).toBe(!isSame || conversion.reason.kind !== 'unchanged');
        if (!isSame) expect(conversion.reason.kind).not.toBe('unchanged');
        expect(reasonSentence(conversion)).toMatch(/^[A-Z].*\.$/u);
      }),
    );
  });

  test('[LK13] on its own scale every term stays, whatever the number', () => {
    fc.assert(
      fc.property(anyChange, ({ from, likelihood, probability }) => {
        expect(convertTerm({ from, to: from, likelihood, probability }).reason.kind).toBe('unchanged');
      }),
    );
  });

  test('[LK13] a number given decides: the term proposed contains it, or it lay in a gap or outside', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const { to, reason } = convertTerm(change);
        if (change.probability === null || reason.kind === 'unchanged') return;
        if (to === null) expect(reason.kind).toBe('no-word');
        else if ('isInGap' in reason && reason.isInGap) expect(termsAt(change.probability, change.to)).toEqual([]);
        else expect(termsAt(change.probability, change.to)).toContain(to);
      }),
    );
  });

  test('[LK14] the sentences name ranges, gaps and what the number says', () => {
    expect(reasonSentence(converted('icd203', 'phia', 'likely'))).toBe('The same word, but ≈55–75% instead of 55–80%.');
    expect(reasonSentence(converted('icd203', 'phia', 'roughly-even-chance'))).toBe(
      'By the middle of its range, 50%, for which the new scale has no word: this is the nearest.',
    );
    expect(reasonSentence(converted('nz', 'icd203', 'unlikely'), 'b')).toBe(
      'The same word, but 20–45% instead of 15–20%. By its number it would be highly improbable (5–20%).',
    );
    expect(reasonSentence(converted('kent', 'icd203', 'certain'))).toBe(
      'The new scale has no word for 100%. Choose a term, or leave it without one.',
    );
    expect(termById(scaleNamed('phia'), 'likely')).not.toBeNull();
  });
});
