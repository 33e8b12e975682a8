import { formWordsOf } from './formWordsOf.ts';
import type { FormWords } from './formWordsOf.ts';

/** The scales the product ships; a custom scale has an id of its own. */
export const scaleIds = ['icd203', 'phia', 'kent', 'canada', 'nz', 'ipcc'] as const;
export type ScaleId = (typeof scaleIds)[number];

/** How well a scale's numbers are sourced: the primary text or official page, a secondary one; `own`: the workspace's. */
export type SourceTag = 'P' | 'S' | 'P/S' | 'own';

/** One word of a scale and the probabilities it stands for. */
export type Term = {
  readonly id: string;
  /** The word as the scale's first wording has it. */
  readonly label: string;
  /** The same term in the scale's other wordings, by wording id ("b": row B of ICD 203). */
  readonly alternatives: Readonly<Record<string, string>>;
  /** Its words in each form of a sentence, by wording id; every wording of its scale has an entry. */
  readonly words: Readonly<Record<string, FormWords>>;
  /** How the term appears in prose, all wordings, lower case, single spaces. */
  readonly forms: readonly string[];
  /** Bounds in [0, 1]. */
  readonly lo: number;
  readonly hi: number;
  /** Whether the bound itself is outside the term. */
  readonly isLoOpen: boolean;
  readonly isHiOpen: boolean;
  /** The range as the source prints it, in per cent: "55–80%". */
  readonly range: string;
};

/** A scale of estimative words, as data: a published one, or a workspace's own. */
export type Scale = {
  /** One of `scaleIds`, or a custom scale's own. */
  readonly id: string;
  readonly title: string;
  /** What to cite where the scale is shown. */
  readonly cite: string;
  readonly source: SourceTag;
  /** Wordings to choose from; the first is that of the labels. */
  readonly wordings: readonly { readonly id: string; readonly title: string }[];
  /** Ascending by probability. */
  readonly terms: readonly Term[];
  /** contiguous: bands share end points; gapped: some probabilities have no word; nested: bands overlap. */
  readonly shape: 'contiguous' | 'gapped' | 'nested';
  readonly rules: { readonly mixWordings: 'disclaimer' | 'allowed'; readonly printRange: boolean };
  /** What a hedge (may, might, could) in a judgment is. */
  readonly hedges: 'warn' | 'error';
  /** Words that say "cannot be assessed", not a probability. */
  readonly unknown: readonly string[];
  /** Of a custom scale: who made it and when. Withdrawn: drafts that use it keep it, and no other may begin to. */
  readonly own?: { readonly author: string; readonly date: string; readonly isWithdrawn: boolean };
};

type TermOptions = {
  readonly alternatives?: Readonly<Record<string, string>>;
  /** What `formWordsOf` cannot know of the words, by wording id: adverbs, and leads of their own. */
  readonly words?: Readonly<Record<string, Partial<FormWords>>>;
  /** Forms beside the label, the alternatives and the words. */
  readonly forms?: readonly string[];
  /** Labels that mean too much else in prose to be looked for there: "remote" work, a "certain" degree. */
  readonly labelOnly?: readonly string[];
  readonly open?: 'lo' | 'hi' | 'both';
  /** The range in the source's own way, where it is not "lo–hi%". */
  readonly range?: string;
};

/**
 * A term of a scale.
 *
 * @param loPercent, hiPercent Bounds in per cent, as sources print them; stored in [0, 1].
 */
export function term(id: string, label: string, loPercent: number, hiPercent: number, options: TermOptions = {}): Term {
  const { alternatives = {}, forms = [], labelOnly = [], open } = options;
  const labels: Readonly<Record<string, string>> = { a: label, ...alternatives };
  const words = Object.fromEntries(
    Object.entries(labels).map(([wording, own]) => [wording, { ...formWordsOf(own), ...options.words?.[wording] }]),
  );
  const spoken = Object.values(words).flatMap(({ adverb, adjective }) =>
    [adverb, adjective].filter((own) => own !== null),
  );
  const written = [...Object.values(labels), ...spoken, ...forms].map((form) => form.toLowerCase());
  return {
    id,
    label,
    alternatives,
    words,
    forms: [...new Set(written)].filter((form) => !labelOnly.includes(form)),
    lo: loPercent / 100,
    hi: hiPercent / 100,
    isLoOpen: open === 'lo' || open === 'both',
    isHiOpen: open === 'hi' || open === 'both',
    range: options.range ?? `${loPercent}–${hiPercent}%`,
  };
}
