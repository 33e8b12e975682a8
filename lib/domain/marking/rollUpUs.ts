import { joinAea, joinCui, joinSci } from './parseUsMark.ts';
import { inListOrder, plainMark, sortedSet } from './UsMark.ts';
import type { UsMark } from './UsMark.ts';
import { isClassified, rankOfLevel, tetragraphs, usControls, usLevels, usNonIc } from './usVocabulary.ts';
import type { UsControl, UsLevel, UsNonIc } from './usVocabulary.ts';

/**
 * The banner that portions require together: never below any of them, the same in whatever order they come.
 *
 * @see the public roll-up rules of the Intelligence Community's marking schema (ISM), named by number where they decide.
 */
export function rollUpUs(portions: readonly UsMark[]): UsMark {
  const level = highest(portions.map((portion) => portion.level));
  const secret = isClassified(level);
  const nonIc = rolledNonIc(portions, secret);
  const controls = rolledControls(portions, secret);
  const release = rolledRelease(portions, controls.includes('NOFORN'));
  const withRelease = release.isDenied ? usControlsWith(controls, 'NOFORN') : controls;
  return {
    ...plainMark(level),
    cui: joinCui(portions.flatMap((portion) => (portion.cui === null ? [] : [portion.cui]))), // 502, 503
    sci: joinSci(portions.flatMap(({ sci }) => sci)), // 343
    sap: sortedSet(portions.flatMap(({ sap }) => sap)), // 347
    aea: rolledAea(portions),
    fgi: rolledFgi(portions),
    // RELIDO leaves the decision open, which REL TO, DISPLAY ONLY or NOFORN has taken.
    controls: release.isOpen ? withRelease : withRelease.filter((control) => control !== 'RELIDO'),
    relTo: release.relTo,
    displayOnly: release.displayOnly,
    nonIc,
    unknown: sortedSet(portions.flatMap(({ unknown }) => unknown)),
  };
}

/** 56, 58, 59 */
function highest(levels: readonly UsLevel[]): UsLevel {
  const rank = Math.max(0, ...levels.map(rankOfLevel));
  return usLevels[rank]?.portion ?? 'U';
}

function usControlsWith(controls: readonly UsControl[], added: UsControl): readonly UsControl[] {
  return usControls.map(({ banner }) => banner).filter((banner) => banner === added || controls.includes(banner));
}

const says = (portion: UsMark, control: UsControl): boolean => portion.controls.includes(control);
const counts = (portion: UsMark): boolean => isClassified(portion.level);

function rolledControls(portions: readonly UsMark[], secret: boolean): readonly UsControl[] {
  const some = (control: UsControl): boolean => portions.some((portion) => says(portion, control));
  const isOn = (control: UsControl): boolean => {
    switch (control) {
      case 'RELIDO': // 132
        return some('RELIDO') && portions.filter(counts).every((portion) => says(portion, 'RELIDO'));
      case 'ORCON-USGOV': // 303: one portion under the stricter ORCON makes it ORCON
        return some('ORCON-USGOV') && !some('ORCON');
      case 'FOUO': // 66
        return !secret && some('FOUO') && portions.every(({ nonIc }) => nonIc.length === 0);
      case 'NOFORN': // 70; 87, 146, 147: in a classified document, what is unclassified and not for foreigners makes it so
        return (
          some('NOFORN') || (secret && portions.some(({ nonIc }) => nonIc.some((mark) => mark.endsWith(' NOFORN'))))
        );
      case 'RSEN':
      case 'ORCON':
      case 'IMCON':
      case 'PROPIN':
      case 'DEA SENSITIVE':
      case 'FISA': // 67, 68, 71, 80, 81, 165
        return some(control);
    }
  };
  return usControls.map(({ banner }) => banner).filter(isOn);
}

type Release = {
  readonly relTo: readonly string[] | null;
  readonly displayOnly: readonly string[] | null;
  /** Some portion may be released, but the whole to nobody: NOFORN (521). */
  readonly isDenied: boolean;
  /** Nobody has said to whom it may go. */
  readonly isOpen: boolean;
};

/** 88, 318, 320: the countries that may have, or see, every portion. Uncaveated unclassified portions ask nothing. */
function rolledRelease(portions: readonly UsMark[], isNoforn: boolean): Release {
  const asks = portions.some(({ relTo, displayOnly }) => relTo !== null || displayOnly !== null);
  if (isNoforn) return { relTo: null, displayOnly: null, isDenied: false, isOpen: false };
  if (!asks) return { relTo: null, displayOnly: null, isDenied: false, isOpen: true };
  const deciding = portions.filter((portion) => !isUncaveated(portion));
  const having = deciding.map(({ relTo }) => expanded(relTo));
  const seeing = deciding.map(({ relTo, displayOnly }) => new Set([...expanded(relTo), ...expanded(displayOnly)]));
  const rel = common(having).filter((country) => country !== 'USA');
  const display = common(seeing).filter((country) => country !== 'USA' && !rel.includes(country));
  return {
    relTo: rel.length > 0 ? inListOrder(['USA', ...rel]) : null,
    displayOnly: display.length > 0 ? inListOrder(display) : null,
    isDenied: rel.length + display.length === 0,
    isOpen: false,
  };
}

function isUncaveated({ level, controls, nonIc, relTo, displayOnly, cui, aea, unknown }: UsMark): boolean {
  if (isClassified(level) || relTo !== null || displayOnly !== null || cui !== null) return false;
  return controls.length + nonIc.length + aea.length + unknown.length === 0;
}

function expanded(countries: readonly string[] | null): ReadonlySet<string> {
  return new Set((countries ?? []).flatMap((code) => tetragraphs[code] ?? [code]));
}

function common(sets: readonly ReadonlySet<string>[]): readonly string[] {
  const [first, ...rest] = sets;
  return [...(first ?? [])].filter((country) => rest.every((set) => set.has(country)));
}

function rolledNonIc(portions: readonly UsMark[], secret: boolean): readonly UsNonIc[] {
  const some = (mark: UsNonIc): boolean => portions.some(({ nonIc }) => nonIc.includes(mark));
  const isOn = (mark: UsNonIc): boolean => {
    switch (mark) {
      case 'LIMDIS': // 84
        return !secret && some('LIMDIS');
      case 'EXDIS': // 85, 86
        return some('EXDIS') && !some('NODIS');
      case 'SBU': // 105; in a classified document it says nothing that the level does not
        return !secret && some('SBU') && !some('SBU NOFORN') && !some('EXDIS') && !some('NODIS');
      case 'SBU NOFORN':
        return !secret && some('SBU NOFORN');
      case 'LES': // 146, 147
        return some('LES') ? secret || !some('LES NOFORN') : secret && some('LES NOFORN');
      case 'LES NOFORN':
        return !secret && some('LES NOFORN');
      case 'NODIS': // 86
      case 'SSI': // 373
        return some(mark);
    }
  };
  return usNonIc.map(({ banner }) => banner).filter(isOn);
}

/** 72, 75, 298: the strictest kind stands for the lesser ones; unclassified nuclear information stays beside it. */
function rolledAea(portions: readonly UsMark[]): UsMark['aea'] {
  const items = joinAea(portions.flatMap(({ aea }) => aea));
  const strictest = (['RD', 'FRD', 'TFNI'] as const).find((kind) => items.some((item) => item.kind === kind));
  const details = sortedSet(
    items.filter(({ kind }) => kind === 'RD' || kind === 'FRD').flatMap((item) => item.details),
  );
  return items
    .filter(({ kind }) => kind === strictest || kind === 'DCNI' || kind === 'UCNI')
    .map((item) => (item.kind === strictest ? { ...item, details } : item));
}

/** 64, 65: one concealed source conceals all. Marks of others make the whole a document with their information in it. */
function rolledFgi(portions: readonly UsMark[]): readonly string[] | null {
  const lists = portions.flatMap(({ fgi, owner }) => {
    const named =
      owner.kind === 'foreign'
        ? [[owner.country]]
        : owner.kind === 'nato'
          ? [['NATO']]
          : owner.kind === 'joint'
            ? [owner.countries.filter((country) => country !== 'USA')]
            : [];
    return [...(fgi === null ? [] : [fgi]), ...named];
  });
  if (lists.length === 0) return null;
  return lists.some((list) => list.length === 0) ? [] : inListOrder(lists.flat());
}
