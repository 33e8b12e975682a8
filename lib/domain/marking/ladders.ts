import type { MarkingSystemId } from './markingSystems.ts';

/** A plain ladder of marks: one word, one rank. */
export type Rung = {
  readonly banner: string;
  readonly portion: string;
  /** Older and shorter spellings, upper case. */
  readonly also: readonly string[];
};

/**
 * Ladders, lowest rung first.
 *
 * @see TLP 2.0 (FIRST; WHITE is the older name of CLEAR); NATO's and the United Kingdom's published classifications.
 */
export const ladders: Readonly<Record<Exclude<MarkingSystemId, 'us' | 'none'>, readonly Rung[]>> = {
  tlp2: [
    { banner: 'TLP:CLEAR', portion: 'TLP:CLEAR', also: ['CLEAR', 'TLP:WHITE', 'WHITE'] },
    { banner: 'TLP:GREEN', portion: 'TLP:GREEN', also: ['GREEN'] },
    { banner: 'TLP:AMBER', portion: 'TLP:AMBER', also: ['AMBER'] },
    { banner: 'TLP:AMBER+STRICT', portion: 'TLP:AMBER+STRICT', also: ['AMBER+STRICT'] },
    { banner: 'TLP:RED', portion: 'TLP:RED', also: ['RED'] },
  ],
  uk: [
    { banner: 'OFFICIAL', portion: 'O', also: [] },
    { banner: 'OFFICIAL-SENSITIVE', portion: 'OS', also: ['OFFICIAL: SENSITIVE', 'OFFICIAL SENSITIVE', 'O-S'] },
    { banner: 'SECRET', portion: 'S', also: [] },
    { banner: 'TOP SECRET', portion: 'TS', also: [] },
  ],
  nato: [
    { banner: 'NATO UNCLASSIFIED', portion: 'NU', also: [] },
    { banner: 'NATO RESTRICTED', portion: 'NR', also: [] },
    { banner: 'NATO CONFIDENTIAL', portion: 'NC', also: [] },
    { banner: 'NATO SECRET', portion: 'NS', also: [] },
    { banner: 'COSMIC TOP SECRET', portion: 'CTS', also: [] },
  ],
};

/** The place of a mark on a ladder, 0 the lowest; null where it is not on it. Brackets, case and white space do not matter. */
export function rungOf(ladder: readonly Rung[], text: string): number | null {
  const word = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\((.*)\)$/u, '$1')
    .trim()
    .toUpperCase();
  const at = ladder.findIndex(({ banner, portion, also }) => [banner, portion, ...also].includes(word));
  return at < 0 ? null : at;
}
