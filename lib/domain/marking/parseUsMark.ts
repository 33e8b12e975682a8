import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { inListOrder, plainMark, sortedSet } from './UsMark.ts';
import type { AeaItem, Cui, SciItem, UsMark } from './UsMark.ts';
import { cuiControls, knownSci, usControls, usLevels, usNonIc } from './usVocabulary.ts';
import type { UsLevel } from './usVocabulary.ts';

/** Why a text is no mark at all. What is merely unknown in a mark is kept, not refused. */
export type MarkError = { readonly kind: 'no-mark'; readonly message: string };

/** Longest mark that is read, UTF-16 units: the longest real ones have a few hundred. */
const maxLength = 2000;

/**
 * Reads a banner (`SECRET//NOFORN`) or a portion mark (`(S//NF)`, the brackets may be missing).
 *
 * @see the grammar in DoDM 5200.01 volume 2: `//` between categories, `/` between items of one, `-` before a compartment,
 *   spaces between sub-compartments, commas in lists of countries.
 */
export function parseUsMark(text: string): Result<UsMark, MarkError> {
  const bare = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\((.*)\)$/u, '$1')
    .trim()
    .toUpperCase();
  if (bare.length > maxLength) return err({ kind: 'no-mark', message: 'A mark is not that long.' });
  const [first = '', ...rest] = bare.split('//').map((part) => part.trim());
  const head = first === '' ? foreignHead(rest.shift() ?? '') : usHead(first);
  const segments = rest.filter((segment) => segment !== '');
  if (head === null) {
    return err({
      kind: 'no-mark',
      message: 'Expected a mark that begins with a level, such as SECRET//NOFORN, (S//NF) or //NATO SECRET.',
    });
  }
  if (head.cui !== null && head.level === 'U') return ok(withCuiSegments(head, segments));
  return ok(segments.reduce(addSegment, head));
}

function levelNamed(name: string): UsLevel | null {
  return usLevels.find(({ banner, portion }) => banner === name || portion === name)?.portion ?? null;
}

function usHead(first: string): UsMark | null {
  if (first === 'CUI' || first === 'CONTROLLED') return { ...plainMark('U'), cui: { categories: [], controls: [] } };
  const level = levelNamed(first);
  // RESTRICTED is no level of the United States.
  return level === null || level === 'R' ? null : plainMark(level);
}

/** After `//`: joint, of the Alliance, or of one nation. */
function foreignHead(first: string): UsMark | null {
  const cosmic = /^(?:COSMIC TOP SECRET|CTS)$/u.test(first);
  if (cosmic) return { ...plainMark('TS'), owner: { kind: 'nato' } };
  const nato = /^(?:NATO (.+)|N([USCR]))$/u.exec(first);
  if (nato) {
    const level = levelNamed(nato[1] ?? nato[2] ?? '');
    return level === null ? null : { ...plainMark(level), owner: { kind: 'nato' } };
  }
  const joint =
    /^JOINT (TOP SECRET|TS|SECRET|S|CONFIDENTIAL|C|RESTRICTED|R|UNCLASSIFIED|U) ([A-Z]{3,4}(?: [A-Z]{3,4})*)$/u.exec(
      first,
    );
  if (joint) {
    const level = levelNamed(joint[1] ?? '');
    const countries = sortedSet((joint[2] ?? '').split(' '));
    return level === null ? null : { ...plainMark(level), owner: { kind: 'joint', countries } };
  }
  const foreign = /^([A-Z]{3,4}) (.+)$/u.exec(first);
  const level = foreign ? levelNamed(foreign[2] ?? '') : null;
  return foreign && level !== null
    ? { ...plainMark(level), owner: { kind: 'foreign', country: foreign[1] ?? '' } }
    : null;
}

function addSegment(mark: UsMark, segment: string): UsMark {
  const programs = /^(?:SPECIAL ACCESS REQUIRED|SAR)-(.+)$/u.exec(segment)?.[1];
  if (programs !== undefined) return { ...mark, sap: sortedSet([...mark.sap, ...itemsOf(programs)]) };
  return itemsOf(segment).reduce(addItem, mark);
}

function itemsOf(segment: string): readonly string[] {
  return segment.split('/').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

/** Each item by itself, whatever stands beside it: a word nobody knows must not hide one that restricts. */
function addItem(mark: UsMark, item: string): UsMark {
  if (/^CUI(?:$|-| DISSEM-)/u.test(item)) return addCui(mark, item);
  const fgi = /^FGI((?: [A-Z]{3,4})*)$/u.exec(item);
  if (fgi) {
    const countries = (fgi[1] ?? '').split(' ').filter((code) => code !== '');
    return { ...mark, fgi: inListOrder([...(mark.fgi ?? []), ...countries]) };
  }
  const aea = aeaItem(item);
  if (aea !== null) return { ...mark, aea: joinAea([...mark.aea, aea]) };
  const nonIc = usNonIc.find(({ banner, portion }) => item === banner || item === portion);
  if (nonIc !== undefined) {
    const found = new Set([...mark.nonIc, nonIc.banner]);
    return { ...mark, nonIc: usNonIc.map(({ banner }) => banner).filter((banner) => found.has(banner)) };
  }
  const sci = sciItem(item);
  return sci === null ? addControl(mark, item) : { ...mark, sci: joinSci([...mark.sci, sci]) };
}

/** In a mark that says more than CUI, its words carry it in front: `CUI-SP-LPROT/CUI DISSEM-NOFORN`. */
function addCui(mark: UsMark, item: string): UsMark {
  const after = (start: string): readonly string[] =>
    item.startsWith(start) && item.length > start.length ? [item.slice(start.length)] : [];
  const more = { categories: after('CUI-'), controls: after('CUI DISSEM-') };
  return { ...mark, cui: joinCui(mark.cui === null ? [more] : [mark.cui, more]) };
}

/** All categories, specified ones first, and all controls. */
export function joinCui(found: readonly Cui[]): Cui | null {
  if (found.length === 0) return null;
  const categories = sortedSet(found.flatMap((each) => each.categories));
  const isSpecified = (each: string): boolean => each.startsWith('SP-');
  return {
    categories: [...categories.filter(isSpecified), ...categories.filter((each) => !isSpecified(each))],
    controls: sortedSet(found.flatMap((each) => each.controls)),
  };
}

function addControl(mark: UsMark, item: string): UsMark {
  const rel = /^REL(?: TO)? (.+)$/u.exec(item);
  if (rel) return { ...mark, relTo: inListOrder([...(mark.relTo ?? []), ...countriesIn(rel[1] ?? '')]) };
  const display = /^DISPLAY ONLY (.+)$/u.exec(item);
  if (display) {
    return { ...mark, displayOnly: inListOrder([...(mark.displayOnly ?? []), ...countriesIn(display[1] ?? '')]) };
  }
  const control = usControls.find(({ banner, portion }) => item === banner || item === portion);
  if (control) {
    const found = new Set([...mark.controls, control.banner]);
    return { ...mark, controls: usControls.map(({ banner }) => banner).filter((banner) => found.has(banner)) };
  }
  return { ...mark, unknown: sortedSet([...mark.unknown, item]) };
}

function countriesIn(list: string): readonly string[] {
  return list.split(',').flatMap((code) => (code.trim() === '' ? [] : [code.trim()]));
}

function sciItem(item: string): SciItem | null {
  const [control = '', ...compartments] = item.split('-');
  if (!(knownSci as readonly string[]).includes(control)) return null;
  if (!compartments.every((each) => /^[A-Z0-9]+(?: [A-Z0-9]+)*$/u.test(each))) return null;
  return {
    control,
    compartments: compartments.map((each) => {
      const [name = '', ...subs] = each.split(' ');
      return { name, subs: sortedSet(subs) };
    }),
  };
}

/** One entry per control system and compartment, in alphabetical order: what several portions say is said once. */
export function joinSci(items: readonly SciItem[]): readonly SciItem[] {
  return sortedSet(items.map(({ control }) => control)).map((control) => {
    const compartments = items.filter((item) => item.control === control).flatMap((item) => item.compartments);
    return {
      control,
      compartments: sortedSet(compartments.map(({ name }) => name)).map((name) => ({
        name,
        subs: sortedSet(compartments.filter((each) => each.name === name).flatMap(({ subs }) => subs)),
      })),
    };
  });
}

/** One entry per kind, with all that is said of it. */
export function joinAea(items: readonly AeaItem[]): readonly AeaItem[] {
  return aeaKinds.flatMap((kind) => {
    const found = items.filter((item) => item.kind === kind);
    return found.length === 0 ? [] : [{ kind, details: sortedSet(found.flatMap(({ details }) => details)) }];
  });
}

const aeaKinds: readonly AeaItem['kind'][] = ['RD', 'FRD', 'TFNI', 'DCNI', 'UCNI'];

function aeaItem(item: string): AeaItem | null {
  const [name = '', ...details] = item.split('-');
  const kind = aeaKinds.find((each) => each === name);
  const isKnown = details.every((each) => /^(?:CNWDI|N|SIGMA(?: \d+)+)$/u.test(each));
  return kind !== undefined && isKnown ? { kind, details: sortedSet(details) } : null;
}

function withCuiSegments(mark: UsMark, [categories = '', controls = '', ...more]: readonly string[]): UsMark {
  // With one segment only, words that are controls are controls: `CUI//NOFORN`.
  const isControls =
    controls === '' && itemsOf(categories).some((each) => (cuiControls as readonly string[]).includes(each));
  const named = isControls ? [] : itemsOf(categories);
  const cui = { categories: named, controls: isControls ? itemsOf(categories) : itemsOf(controls) };
  return {
    ...mark,
    cui: joinCui([cui]),
    unknown: sortedSet(more.flatMap(itemsOf)),
  };
}
