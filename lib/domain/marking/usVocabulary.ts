/**
 * The public words of United States markings, as data: a site may replace it. Classified compartments and programs are not
 * listed; what is not listed is kept, warned about and never refused.
 *
 * @see DoDM 5200.01 volume 2; the Intelligence Community's public ISM rules; 32 CFR 2002.20 for CUI.
 */

/** Levels, lowest first: banner word and portion abbreviation. */
export const usLevels = [
  { banner: 'UNCLASSIFIED', portion: 'U' },
  { banner: 'RESTRICTED', portion: 'R' },
  { banner: 'CONFIDENTIAL', portion: 'C' },
  { banner: 'SECRET', portion: 'S' },
  { banner: 'TOP SECRET', portion: 'TS' },
] as const;
export type UsLevel = (typeof usLevels)[number]['portion'];

/** Whether a level is classified: RESTRICTED occurs in foreign and joint marks only. */
export function isClassified(level: UsLevel): boolean {
  return level !== 'U';
}

/** Place of a level in the order, 0 the lowest. */
export function rankOfLevel(level: UsLevel): number {
  return usLevels.findIndex(({ portion }) => portion === level);
}

/** Control systems of compartmented information whose names are public. */
export const knownSci = ['HCS', 'SI', 'TK', 'RSV'] as const;

/** Dissemination controls in their order of printing: banner word, portion abbreviation. */
export const usControls = [
  { banner: 'RSEN', portion: 'RS' },
  { banner: 'FOUO', portion: 'FOUO' },
  { banner: 'ORCON', portion: 'OC' },
  { banner: 'ORCON-USGOV', portion: 'OC-USGOV' },
  { banner: 'IMCON', portion: 'IMC' },
  { banner: 'NOFORN', portion: 'NF' },
  { banner: 'PROPIN', portion: 'PR' },
  { banner: 'RELIDO', portion: 'RELIDO' },
  { banner: 'DEA SENSITIVE', portion: 'DSEN' },
  { banner: 'FISA', portion: 'FISA' },
] as const;
export type UsControl = (typeof usControls)[number]['banner'];

/** Marks of other agencies in their order of printing. */
export const usNonIc = [
  { banner: 'LIMDIS', portion: 'DS' },
  { banner: 'EXDIS', portion: 'XD' },
  { banner: 'NODIS', portion: 'ND' },
  { banner: 'SBU', portion: 'SBU' },
  { banner: 'SBU NOFORN', portion: 'SBU-NF' },
  { banner: 'LES', portion: 'LES' },
  { banner: 'LES NOFORN', portion: 'LES-NF' },
  { banner: 'SSI', portion: 'SSI' },
] as const;
export type UsNonIc = (typeof usNonIc)[number]['banner'];

/** Groups of countries that may be taken apart in a list of releasability; the United States belong to each. */
export const tetragraphs: Readonly<Record<string, readonly string[]>> = {
  ACGU: ['AUS', 'CAN', 'GBR', 'USA'],
  FVEY: ['AUS', 'CAN', 'GBR', 'NZL', 'USA'],
};

/** Limited dissemination controls of controlled unclassified information. */
export const cuiControls = ['NOFORN', 'FED ONLY', 'FEDCON', 'NOCON', 'DL ONLY', 'RELIDO', 'AC', 'AWP'] as const;
