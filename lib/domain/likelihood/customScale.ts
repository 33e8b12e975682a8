import { z } from 'zod';
import { slugOf } from '../slugOf.ts';
import { term } from './scale.ts';
import type { Scale } from './scale.ts';

/** Fewest and most terms of a custom scale. */
export const termCounts = { least: 2, most: 15 } as const;

const controlCharacter = /\p{Cc}/u;
const line = (what: string, max: number) =>
  z
    .string(`Expected ${what}.`)
    .trim()
    .min(1, `Give ${what}.`)
    .max(max, `Expected ${what} of at most ${max} characters.`)
    .refine((value) => !controlCharacter.test(value), `Expected ${what} on one line, without control characters.`);

/** Words as they stand in a sentence. No signs but hyphen and apostrophe: they are looked for in prose. */
const words = (what: string) =>
  line(what, 40)
    .transform((value) => value.replace(/\s+/gu, ' '))
    .refine(
      (value) => /^\p{L}[\p{L}\p{M}\p{N} '’-]*$/u.test(value),
      `Expected ${what} in letters, such as "very likely".`,
    );

const percent = (what: string) =>
  z
    .number(`Give ${what} in per cent, from 0 to 100.`)
    .min(0, `Expected ${what} from 0 to 100 per cent.`)
    .max(100, `Expected ${what} from 0 to 100 per cent.`)
    .refine(
      (value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-6,
      `Expected ${what} with at most one decimal.`,
    );

const termInput = z.strictObject({
  label: words('the word'),
  /** Bounds in per cent, both inside the term. */
  loPercent: percent('the lower bound'),
  hiPercent: percent('the upper bound'),
  /** Other words in prose that mean the same. */
  synonyms: z.array(words('a synonym')).max(8, 'Expected at most 8 synonyms.').optional(),
  /** The word as an adverb ("will **probably** hold"); left out or null: it has none. */
  adverb: words('the adverb').nullable().optional(),
});

type TermInput = z.output<typeof termInput>;
type Band = Pick<TermInput, 'loPercent' | 'hiPercent'>;

/** A scale of one's own, as it is given: who made it and when must be named. */
export const scaleDefinition = z
  .strictObject({
    title: line('a name for the scale', 60),
    author: line('its author: a person, a body or a publication', 120),
    date: z
      .string('Give its date.')
      .trim()
      .min(1, 'Give its date.')
      .regex(
        /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/u,
        'Expected a date: a year, a month (2026-03) or a day (2026-03-31).',
      ),
    /** Where it is written down. */
    reference: line('a reference', 300).optional(),
    printRange: z.boolean('Expected printRange as true or false.').default(true),
    hedges: z.enum(['warn', 'error'], 'Expected hedges as warn or error.').default('warn'),
    terms: z
      .array(termInput)
      .min(termCounts.least, `A scale has at least ${termCounts.least} terms.`)
      .max(termCounts.most, `Expected at most ${termCounts.most} terms.`),
  })
  .superRefine(({ terms }, context) => {
    const fault = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: ['terms', ...path], message });
    terms.forEach((own, at) => {
      if (own.loPercent > own.hiPercent) fault([at, 'hiPercent'], 'The upper bound lies below the lower one.');
      const before = terms[at - 1];
      if (before === undefined) return;
      if (own.loPercent < before.loPercent || own.hiPercent < before.hiPercent) {
        fault([at, 'loPercent'], `Terms go from the least likely to the most: this one lies below “${before.label}”.`);
      } else if (own.loPercent === before.loPercent && own.hiPercent === before.hiPercent) {
        fault([at, 'loPercent'], `“${before.label}” has the same range.`);
      }
    });
    for (const { at, word, other } of doubles(terms)) {
      fault(
        [at, 'label'],
        at === other ? `“${word}” stands here twice.` : `“${word}” is a word of term ${other + 1} too.`,
      );
    }
    if (shapeOf(terms) === null) {
      fault([], 'Some bands overlap and others leave a gap. Close the gaps, or part the bands that overlap.');
    }
  });
/** A custom scale as it is given and stored. */
export type ScaleDefinition = z.output<typeof scaleDefinition>;

/** Words of a term (label, synonyms, adverb) that another one has, or the same twice. */
function doubles(
  terms: readonly TermInput[],
): { readonly at: number; readonly other: number; readonly word: string }[] {
  const owner = new Map<string, number>();
  return terms.flatMap(({ label, synonyms = [], adverb }, at) => {
    const own = [label, ...synonyms].map((word) => word.toLowerCase());
    // "Likely" may be its own adverb.
    if (typeof adverb === 'string' && adverb.toLowerCase() !== label.toLowerCase()) own.push(adverb.toLowerCase());
    return own.flatMap((word) => {
      const other = owner.get(word);
      if (other === undefined) owner.set(word, at);
      return other === undefined ? [] : [{ at, other, word }];
    });
  });
}

/**
 * What shape bands in ascending order have: neighbours that share end points, that leave gaps, or that overlap. Some of
 * both is null: then nobody could say what a number outside all bands means.
 */
export function shapeOf(bands: readonly Band[]): Scale['shape'] | null {
  const pairs = bands.slice(1).map((band, at) => [bands[at] ?? band, band] as const);
  const hasGap = pairs.some(([before, band]) => band.loPercent > before.hiPercent);
  const hasOverlap = pairs.some(([before, band]) => band.loPercent < before.hiPercent);
  if (hasGap && hasOverlap) return null;
  return hasOverlap ? 'nested' : hasGap ? 'gapped' : 'contiguous';
}

/** A custom scale in the form of the shipped ones. Ids of terms follow from their labels: the same definition, the same ids. */
export function scaleOfDefinition(id: string, definition: ScaleDefinition, isWithdrawn = false): Scale {
  const { title, author, date, reference, printRange, hedges } = definition;
  const ids = new Set<string>();
  const terms = definition.terms.map((own, at) => {
    const slug = slugOfLabel(own.label, at);
    let termId = slug;
    for (let count = 2; ids.has(termId); count++) termId = `${slug}-${count}`;
    ids.add(termId);
    const { loPercent, hiPercent, synonyms = [], adverb = null } = own;
    return term(termId, own.label, loPercent, hiPercent, {
      words: { a: { adverb } },
      forms: synonyms,
      ...(loPercent === hiPercent ? { range: `${loPercent}%` } : {}),
    });
  });
  return {
    id,
    title,
    cite: `${author}, ${title} (${date})${reference === undefined ? '' : `. ${reference}`}`,
    source: 'own',
    wordings: [{ id: 'a', title: 'As defined' }],
    terms,
    shape: shapeOf(definition.terms) ?? 'nested',
    rules: { mixWordings: 'allowed', printRange },
    hedges,
    unknown: ['possible'],
    own: { author, date, isWithdrawn },
  };
}

/** Of words in a script that has no Latin spelling nothing would be left: then the term goes by its place. */
function slugOfLabel(label: string, at: number): string {
  const isSpelled = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(label);
  return isSpelled ? slugOf(label).slice(0, 40) : `term-${at + 1}`;
}
