import { term } from './scale.ts';
import type { Scale } from './scale.ts';

/** The UK's Probability Yardstick. Its gaps are deliberate: a continuous scale would look more exact than estimates are. */
export const phia: Scale = {
  id: 'phia',
  title: 'PHIA Probability Yardstick',
  cite: 'Professional Head of Intelligence Assessment, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025)',
  source: 'P/S',
  wordings: [{ id: 'a', title: 'Yardstick' }],
  shape: 'gapped',
  rules: { mixWordings: 'allowed', printRange: true },
  hedges: 'warn',
  unknown: ['possible'],
  terms: [
    term('remote-chance', 'remote chance', 0, 5, { open: 'lo', range: '>0–≈5%' }),
    term('highly-unlikely', 'highly unlikely', 10, 20, { range: '≈10–20%' }),
    term('unlikely', 'unlikely', 25, 35, { range: '≈25–35%' }),
    term('realistic-possibility', 'realistic possibility', 40, 50, { open: 'hi', range: '≈40–<50%' }),
    term('likely', 'likely', 55, 75, {
      words: { a: { adverb: 'likely' } },
      forms: ['probable', 'probably'],
      range: '≈55–75%',
    }),
    term('highly-likely', 'highly likely', 80, 90, { words: { a: { adverb: 'highly likely' } }, range: '≈80–90%' }),
    term('almost-certain', 'almost certain', 95, 100, {
      words: { a: { adverb: 'almost certainly' } },
      open: 'hi',
      range: '≈95–<100%',
    }),
  ],
};
