import type { Cui, SciItem, UsMark } from './UsMark.ts';
import { usControls, usLevels, usNonIc } from './usVocabulary.ts';

/** A mark as a banner line: `TOP SECRET//SI//ORCON/NOFORN`. */
export function printUsBanner(mark: UsMark): string {
  return printed(mark, 'banner');
}

/** A mark as a portion: `(TS//SI//OC/NF)`. */
export function printUsPortion(mark: UsMark): string {
  return `(${printed(mark, 'portion')})`;
}

type Form = 'banner' | 'portion';

function printed(mark: UsMark, form: Form): string {
  if (isCuiOnly(mark)) return printedCui(mark);
  const segments = [
    mark.sci.map(printedSci).join('/'),
    mark.sap.length === 0 ? '' : `SAR-${mark.sap.join('/')}`,
    mark.aea.map(({ kind, details }) => [kind, ...details].join('-')).join('/'),
    mark.fgi === null ? '' : ['FGI', ...mark.fgi].join(' '),
    printedControls(mark, form),
    usNonIc
      .filter(({ banner }) => mark.nonIc.includes(banner))
      .map((each) => each[form])
      .join('/'),
    ...mark.unknown,
    mark.cui === null ? '' : cuiItems(mark.cui).join('/'),
  ];
  return [head(mark, form), ...segments.filter((segment) => segment !== '')].join('//');
}

function head({ owner, level }: UsMark, form: Form): string {
  const word = usLevels.find(({ portion }) => portion === level)?.[form] ?? level;
  switch (owner.kind) {
    case 'us':
      return word;
    case 'joint':
      return `//JOINT ${word} ${owner.countries.join(' ')}`;
    case 'nato':
      if (form === 'portion') return `//${level === 'TS' ? 'CTS' : `N${level}`}`;
      return level === 'TS' ? '//COSMIC TOP SECRET' : `//NATO ${word}`;
    case 'foreign':
      return `//${owner.country} ${word}`;
  }
}

function printedSci({ control, compartments }: SciItem): string {
  return [control, ...compartments.map(({ name, subs }) => [name, ...subs].join(' '))].join('-');
}

/** Countries stand where releasability does in the order: after PROPIN. */
function printedControls(mark: UsMark, form: Form): string {
  const early = usControls.findIndex(({ banner }) => banner === 'PROPIN');
  const words = (from: number, to: number): readonly string[] =>
    usControls
      .slice(from, to)
      .filter(({ banner }) => mark.controls.includes(banner))
      .map((each) => each[form]);
  return [
    ...words(0, early + 1),
    ...(mark.relTo === null ? [] : [`REL TO ${mark.relTo.join(', ')}`]),
    ...words(early + 1, usControls.length),
    ...(mark.displayOnly === null ? [] : [`DISPLAY ONLY ${mark.displayOnly.join(', ')}`]),
  ].join('/');
}

function isCuiOnly(mark: UsMark): boolean {
  const { cui, level, owner, sci, sap, aea, fgi, controls, relTo, displayOnly, nonIc } = mark;
  const lists = [sci, sap, aea, fgi ?? [], controls, relTo ?? [], displayOnly ?? [], nonIc];
  // Without both lists, what follows would be read as one of them.
  const isUnambiguous = mark.unknown.length === 0 || (cui?.categories.length !== 0 && cui?.controls.length !== 0);
  return (
    cui !== null &&
    level === 'U' &&
    owner.kind === 'us' &&
    fgi === null &&
    isUnambiguous &&
    lists.every((list) => list.length === 0)
  );
}

function cuiItems({ categories, controls }: Cui): readonly string[] {
  const items = [...categories.map((each) => `CUI-${each}`), ...controls.map((each) => `CUI DISSEM-${each}`)];
  return items.length === 0 ? ['CUI'] : items;
}

function printedCui({ cui, unknown }: UsMark): string {
  const { categories, controls } = cui ?? { categories: [], controls: [] };
  const parts = [categories.join('/'), controls.join('/'), ...unknown];
  return ['CUI', ...parts.filter((part) => part !== '')].join('//');
}
