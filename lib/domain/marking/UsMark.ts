import type { UsControl, UsLevel, UsNonIc } from './usVocabulary.ts';

/** A control system of compartmented information with its compartments: `SI-G ABCD DEFG`. */
export type SciItem = {
  readonly control: string;
  readonly compartments: readonly { readonly name: string; readonly subs: readonly string[] }[];
};

/** Data of atomic energy: `RD-CNWDI`, `FRD-SIGMA 14 18`. */
export type AeaItem = { readonly kind: 'RD' | 'FRD' | 'TFNI' | 'DCNI' | 'UCNI'; readonly details: readonly string[] };

/** Whose mark it is: the United States', several nations' together, the Alliance's, or one foreign nation's. */
export type UsOwner =
  | { readonly kind: 'us' }
  | { readonly kind: 'joint'; readonly countries: readonly string[] }
  | { readonly kind: 'nato' }
  | { readonly kind: 'foreign'; readonly country: string };

/** Controlled unclassified information: specified categories begin with `SP-`. */
export type Cui = { readonly categories: readonly string[]; readonly controls: readonly string[] };

/**
 * One mark, banner or portion alike, taken apart. Lists are sets in the order of printing; `null` lists: not said.
 * `fgi`: foreign government information, an empty list where the source is concealed.
 */
export type UsMark = {
  readonly owner: UsOwner;
  readonly level: UsLevel;
  readonly cui: Cui | null;
  readonly sci: readonly SciItem[];
  readonly sap: readonly string[];
  readonly aea: readonly AeaItem[];
  readonly fgi: readonly string[] | null;
  readonly controls: readonly UsControl[];
  readonly relTo: readonly string[] | null;
  readonly displayOnly: readonly string[] | null;
  readonly nonIc: readonly UsNonIc[];
  /** Segments that no vocabulary knows: kept and printed as they stand. */
  readonly unknown: readonly string[];
};

/** A mark of the United States that says no more than its level. */
export function plainMark(level: UsLevel): UsMark {
  return {
    owner: { kind: 'us' },
    level,
    cui: null,
    sci: [],
    sap: [],
    aea: [],
    fgi: null,
    controls: [],
    relTo: null,
    displayOnly: null,
    nonIc: [],
    unknown: [],
  };
}

/** Countries in the order of a list: the United States, then trigraphs, then longer names, each alphabetical. */
export function inListOrder(countries: Iterable<string>): readonly string[] {
  const rank = (code: string): number => (code === 'USA' ? 0 : code.length === 3 ? 1 : 2);
  return [...new Set(countries)].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/** Texts as a set in alphabetical order, by UTF-16 units. */
export function sortedSet(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
