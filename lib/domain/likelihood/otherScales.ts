import { term } from './scale.ts';
import type { Scale } from './scale.ts';

// Left out until sourced: the scale of NATO and Norway, of which only one band ("mulig", 40–60%) is confirmed and the
// rest is hearsay; Australia's, for which no public source was found; and the IPCC's levels of confidence, which are no
// likelihoods ("should not be interpreted probabilistically").

const single = {
  wordings: [{ id: 'a', title: 'As published' }],
  rules: { mixWordings: 'allowed', printRange: true },
} as const;

/** "Probably not" denies instead of qualifying: it can stand at the verb or before the whole sentence, but is no adjective. */
const denial = (adverb: string) => ({ a: { adverb, adjective: null, lead: `it is ${adverb} the case` } });
const even = { a: { adjective: null, lead: 'chances are about even' } };

/** Sherman Kent's words (1964), the oldest published scale. */
export const kent: Scale = {
  ...single,
  id: 'kent',
  title: 'Kent 1964',
  cite: 'Sherman Kent, Words of Estimative Probability (1964)',
  source: 'P/S',
  shape: 'gapped',
  hedges: 'warn',
  unknown: ['possible'],
  terms: [
    term('impossible', 'impossible', 0, 0, { words: { a: { adjective: null } }, range: '0%' }),
    term('almost-certainly-not', 'almost certainly not', 2, 12, {
      words: denial('almost certainly not'),
      range: '7% ± 5',
    }),
    term('probably-not', 'probably not', 20, 40, { words: denial('probably not'), range: '30% ± 10' }),
    term('chances-about-even', 'chances about even', 40, 60, {
      words: even,
      forms: ['chances are about even', 'chances a little better or less than even'],
      range: '50% ± 10',
    }),
    term('probable', 'probable', 63, 87, { words: { a: { adverb: 'probably' } }, range: '75% ± 12' }),
    term('almost-certain', 'almost certain', 87, 99, {
      words: { a: { adverb: 'almost certainly' } },
      range: '93% ± 6',
    }),
    term('certain', 'certain', 100, 100, {
      words: { a: { adverb: 'certainly' } },
      forms: ['certain to', 'certain that'],
      labelOnly: ['certain'],
      range: '100%',
    }),
  ],
};

/** Canada's public-safety handbook. Its lowest word has a point, not a range. */
export const canada: Scale = {
  ...single,
  id: 'canada',
  title: 'Canada (Public Safety)',
  cite: 'Public Safety Canada, PS64-106-2007, as carried in the MISP estimative vocabulary',
  source: 'P',
  shape: 'gapped',
  hedges: 'warn',
  unknown: ['possible'],
  terms: [
    term('almost-no-chance', 'almost no chance', 7, 7, { range: '7%' }),
    term('probably-not', 'probably not', 20, 40, { words: denial('probably not'), range: '30% ± 10' }),
    term('about-even', 'about even', 40, 60, {
      words: even,
      forms: ['chances about even'],
      range: '50% ± 10',
    }),
    term('probable', 'probable', 63, 87, { words: { a: { adverb: 'probably' } }, range: '75% ± 12' }),
    term('almost-certain', 'almost certain', 87, 99, {
      words: { a: { adverb: 'almost certainly' } },
      range: '93% ± 6',
    }),
  ],
};

/** New Zealand's government scale. */
export const nz: Scale = {
  ...single,
  id: 'nz',
  title: 'New Zealand government',
  cite: 'Ministry for the Environment, Our atmosphere and climate 2023, Appendix B',
  source: 'P',
  shape: 'gapped',
  hedges: 'warn',
  unknown: ['possible'],
  terms: [
    term('highly-unlikely', 'highly unlikely', 0, 10, { forms: ['remote chance'], open: 'both', range: '<10%' }),
    term('unlikely', 'unlikely', 15, 20, { forms: ['improbable', 'improbably'] }),
    term('realistic-possibility', 'realistic possibility', 25, 50),
    term('likely', 'likely', 55, 70, { words: { a: { adverb: 'likely' } }, forms: ['probable', 'probably'] }),
    term('highly-likely', 'highly likely', 75, 85, {
      words: { a: { adverb: 'highly likely' } },
      forms: ['highly probable', 'very probable', 'very likely'],
    }),
    term('almost-certain', 'almost certain', 90, 100, {
      words: { a: { adverb: 'almost certainly' } },
      open: 'both',
      range: '>90%',
    }),
  ],
};

/** The IPCC's likelihood words: nested, and with words for nearly everything up to certainty. */
export const ipcc: Scale = {
  ...single,
  id: 'ipcc',
  title: 'IPCC likelihood',
  cite: 'IPCC, Guidance Note on Consistent Treatment of Uncertainties (AR5/AR6)',
  source: 'P/S',
  shape: 'nested',
  hedges: 'warn',
  unknown: ['possible'],
  terms: [
    term('exceptionally-unlikely', 'exceptionally unlikely', 0, 1),
    term('extremely-unlikely', 'extremely unlikely', 0, 5),
    term('very-unlikely', 'very unlikely', 0, 10),
    term('unlikely', 'unlikely', 0, 33),
    term('about-as-likely-as-not', 'about as likely as not', 33, 66),
    term('more-likely-than-not', 'more likely than not', 50, 100, {
      words: { a: { adverb: 'more likely than not' } },
      open: 'lo',
      range: '>50–100%',
    }),
    term('likely', 'likely', 66, 100, { words: { a: { adverb: 'likely' } } }),
    term('very-likely', 'very likely', 90, 100, { words: { a: { adverb: 'very likely' } } }),
    term('extremely-likely', 'extremely likely', 95, 100, { words: { a: { adverb: 'extremely likely' } } }),
    term('virtually-certain', 'virtually certain', 99, 100, { words: { a: { adverb: 'virtually certainly' } } }),
  ],
};
