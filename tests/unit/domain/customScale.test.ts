import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertTerm } from '../../../lib/domain/likelihood/conversion.ts';
import { scaleDefinition, scaleOfDefinition, shapeOf } from '../../../lib/domain/likelihood/customScale.ts';
import { likelihoodInSentence } from '../../../lib/domain/likelihood/likelihoodInSentence.ts';
import { scaleById } from '../../../lib/domain/likelihood/scaleById.ts';
import { termFor } from '../../../lib/domain/likelihood/termFor.ts';
import { formFor, tokenWords } from '../../../lib/domain/likelihood/tokenWords.ts';

const terms = [
  { label: 'slim chance', loPercent: 1, hiPercent: 25 },
  { label: 'even', loPercent: 25, hiPercent: 75, synonyms: ['toss-up'] },
  { label: 'probable', loPercent: 75, hiPercent: 99.5, adverb: 'probably' },
];
const desk = { title: 'Desk scale', author: 'Energy desk', date: '2026-03', terms };
const faults = (given: unknown): string[] => {
  const read = scaleDefinition.safeParse(given);
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};
const withTerms = (...own: readonly object[]) => ({ ...desk, terms: own });
const band = (label: string, loPercent: number, hiPercent: number) => ({ label, loPercent, hiPercent });

describe('a scale of one’s own', () => {
  test('[LK15] is in the form of the shipped ones, and cites its author and date', () => {
    const scale = scaleOfDefinition('desk-1', scaleDefinition.parse({ ...desk, reference: 'Desk manual, p. 4' }));
    expect(scale).toMatchObject({
      id: 'desk-1',
      title: 'Desk scale',
      cite: 'Energy desk, Desk scale (2026-03). Desk manual, p. 4',
      source: 'own',
      shape: 'contiguous',
      rules: { printRange: true, mixWordings: 'allowed' },
      own: { author: 'Energy desk', date: '2026-03', isWithdrawn: false },
    });
    expect(scale.terms.map(({ id, lo, hi, range }) => [id, lo, hi, range])).toEqual([
      ['slim-chance', 0.01, 0.25, '1–25%'],
      ['even', 0.25, 0.75, '25–75%'],
      ['probable', 0.75, 0.995, '75–99.5%'],
    ]);
    const found = termFor(0.75, scale);
    expect(found.ok && found.value.term.id).toBe('probable');
    expect(likelihoodInSentence('The talks are a toss-up.', scale)?.id).toBe('even');
    expect(likelihoodInSentence('Prices will probably fall.', scale)?.id).toBe('probable');
    const shown = { scale, wording: null, ranges: null } as const;
    expect(tokenWords({ ...shown, termId: 'probable', form: 'adverb' })).toEqual({
      words: 'probably',
      range: '75–99.5%',
    });
    expect(tokenWords({ ...shown, termId: 'slim-chance', form: 'lead' }).words).toBe('there is a slim chance');
    expect(formFor(scale.terms[1]!, 'a', 'adverb')).toBe('lead');
  });

  test('[LK15] author, date and name are required', () => {
    expect(faults({ title: 'Desk scale', terms })).toEqual([
      'author: Expected its author: a person, a body or a publication.',
      'date: Give its date.',
    ]);
    expect(faults({ ...desk, title: '  ' })).toEqual(['title: Give a name for the scale.']);
    expect(faults({ ...desk, date: 'last spring' })).toEqual([
      'date: Expected a date: a year, a month (2026-03) or a day (2026-03-31).',
    ]);
    expect(faults({ ...desk, date: '2026-13' })).toHaveLength(1);
    expect(faults({ ...desk, approved: true })).toHaveLength(1);
  });

  test.each([
    [
      'below 0',
      [band('a', -1, 5), band('b', 5, 9)],
      'terms.0.loPercent: Expected the lower bound from 0 to 100 per cent.',
    ],
    [
      'above 100',
      [band('a', 0, 5), band('b', 5, 101)],
      'terms.1.hiPercent: Expected the upper bound from 0 to 100 per cent.',
    ],
    [
      'no number',
      [band('a', 0, 5), { ...band('b', 5, 9), hiPercent: '9' }],
      'terms.1.hiPercent: Give the upper bound in per cent, from 0 to 100.',
    ],
    [
      'too fine',
      [band('a', 0, 5.25), band('b', 6, 9)],
      'terms.0.hiPercent: Expected the upper bound with at most one decimal.',
    ],
    [
      'upside down',
      [band('a', 9, 5), band('b', 9, 20)],
      'terms.0.hiPercent: The upper bound lies below the lower one.',
    ],
    [
      'falling',
      [band('a', 50, 60), band('b', 20, 70)],
      'terms.1.loPercent: Terms go from the least likely to the most: this one lies below “a”.',
    ],
    ['twice the same band', [band('a', 5, 60), band('b', 5, 60)], 'terms.1.loPercent: “a” has the same range.'],
    ['twice the same word', [band('Low', 0, 5), band('low', 5, 9)], 'terms.1.label: “low” is a word of term 1 too.'],
    [
      'a synonym of another',
      [band('low', 0, 5), { ...band('high', 5, 9), synonyms: ['Low'] }],
      'terms.1.label: “low” is a word of term 1 too.',
    ],
    [
      'a gap and an overlap',
      [band('a', 0, 5), band('b', 10, 30), band('c', 20, 40)],
      'terms: Some bands overlap and others leave a gap. Close the gaps, or part the bands that overlap.',
    ],
    ['one term', [band('a', 0, 5)], 'terms: A scale has at least 2 terms.'],
    [
      'signs',
      [band('a.*', 0, 5), band('b', 5, 9)],
      'terms.0.label: Expected the word in letters, such as "very likely".',
    ],
    ['an empty word', [band(' ', 0, 5), band('b', 5, 9)], 'terms.0.label: Give the word.'],
  ])('[LK15] refuses %s, and says where', (_what, own, expected) => {
    expect(faults(withTerms(...own))).toContain(expected);
  });

  test('[LK15] its shape follows from its bands', () => {
    const of = (...bands: readonly (readonly [number, number])[]) =>
      shapeOf(bands.map(([loPercent, hiPercent]) => ({ loPercent, hiPercent })));
    expect(of([1, 5], [5, 20], [20, 99])).toBe('contiguous');
    expect(of([0, 5], [10, 20])).toBe('gapped');
    expect(of([0, 1], [0, 5], [0, 33], [33, 66])).toBe('nested');
    expect(of([0, 5], [0, 8], [20, 30])).toBeNull();
  });

  test('[LK15] ids are made of the words, each one once', () => {
    const own = withTerms(
      band('peu probable', 0, 5),
      band('Peu-probable', 5, 9),
      band('可能', 9, 50),
      band('确定', 50, 99),
    );
    const ids = scaleOfDefinition('x', scaleDefinition.parse(own)).terms.map(({ id }) => id);
    expect(ids).toEqual(['peu-probable', 'peu-probable-2', 'term-3', 'term-4']);
  });

  test('[LK15] the same word on a shipped scale and on one’s own is found when the scale changes', () => {
    const scale = scaleOfDefinition('desk-1', scaleDefinition.parse(desk));
    const change = { from: scaleById('kent')!, to: scale, probability: null };
    expect(convertTerm({ ...change, likelihood: 'probable' }).to?.id).toBe('probable');
    expect(convertTerm({ ...change, likelihood: 'certain' }).to).toBeNull();
  });

  const anyWord = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/u);
  test('[LK15] what is accepted is a scale on which every number within its bands has a word', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyWord, { minLength: 2, maxLength: 8 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 9, maxLength: 9 }),
        (labels, cuts) => {
          const edges = cuts.toSorted((a, b) => a - b);
          const own = labels.map((label, at) => band(label, edges[at]! / 10, edges[at + 1]! / 10));
          const scale = scaleOfDefinition('x', scaleDefinition.parse(withTerms(...own)));
          expect(scale.shape).toBe('contiguous');
          expect(new Set(scale.terms.map(({ id }) => id)).size).toBe(labels.length);
          for (const term of scale.terms) {
            const found = termFor((term.lo + term.hi) / 2, scale);
            expect(found.ok && found.value).toEqual({ term, isInGap: false });
            expect(likelihoodInSentence(`It is ${term.label} that it rains.`, scale) ?? term).toBe(term);
          }
        },
      ),
    );
  });
});
