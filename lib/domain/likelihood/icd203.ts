import { term } from './scale.ts';
import type { Scale } from './scale.ts';

/** ICD 203 (2015), D.6.e.(2)(a): two rows of words for the same bands. Term ids come from row A, whichever row is shown. */
export const icd203: Scale = {
  id: 'icd203',
  title: 'ICD 203',
  cite: 'Intelligence Community Directive 203, Analytic Standards (2 January 2015), D.6.e.(2)(a)',
  source: 'P',
  wordings: [
    { id: 'a', title: 'Row A (likely)' },
    { id: 'b', title: 'Row B (probable)' },
  ],
  shape: 'contiguous',
  rules: { mixWordings: 'disclaimer', printRange: true },
  hedges: 'error',
  unknown: ['possible'],
  terms: [
    // "Remote" counts only of a chance, possibility or likelihood: remote work and remote areas are no estimates.
    term('almost-no-chance', 'almost no chance', 1, 5, {
      alternatives: { b: 'remote' },
      words: { b: { adjective: null, lead: 'there is a remote chance' } },
      labelOnly: ['remote'],
      forms: [
        'remote chance',
        'remote possibility',
        'remote likelihood',
        'remote probability',
        'likelihood is remote',
        'possibility is remote',
        'probability is remote',
        'chance is remote',
        'chances are remote',
      ],
    }),
    term('very-unlikely', 'very unlikely', 5, 20, {
      alternatives: { b: 'highly improbable' },
      forms: ['highly improbably'],
    }),
    term('unlikely', 'unlikely', 20, 45, {
      alternatives: { b: 'improbable' },
      words: { b: { adverb: 'improbably' } },
    }),
    term('roughly-even-chance', 'roughly even chance', 45, 55, {
      alternatives: { b: 'roughly even odds' },
      forms: ['roughly an even chance'],
    }),
    term('likely', 'likely', 55, 80, {
      alternatives: { b: 'probable' },
      words: { a: { adverb: 'likely' }, b: { adverb: 'probably' } },
    }),
    term('very-likely', 'very likely', 80, 95, {
      alternatives: { b: 'highly probable' },
      words: { a: { adverb: 'very likely' } },
    }),
    term('almost-certain', 'almost certain', 95, 99, {
      alternatives: { b: 'nearly certain' },
      words: { a: { adverb: 'almost certainly' }, b: { adverb: 'nearly certainly' } },
    }),
  ],
};
