import type { DocJson, NodeJson } from '../docJson.ts';
import { sectionKinds, type SectionKind } from '../grammar.ts';
import { block } from './blocks.ts';
import { inlineText } from './inlineSlice.ts';
import { linesOf } from './linesOf.ts';
import { joined } from './makeBlock.ts';
import { sectionOfHeading } from './sectionOfHeading.ts';
import type { Reading } from './termToToken.ts';
import { tokenToWords } from './tokenToWords.ts';
import { canTurn, turnInto, type TurnKind } from './turnInto.ts';
import { typedBlocks } from './typedBlocks.ts';

/** What a unit of a draft can be turned into: a block of another kind, or the heading of a section. */
export type RetypeKind = TurnKind | 'section';

/**
 * A draft as a flat list: where sections begin and end, and the blocks between. Turning a line into a section, or a section
 * into a line, is then a change of one entry.
 */
type Entry =
  | { readonly kind: 'open'; readonly attrs: NodeJson['attrs']; readonly heading: NodeJson | null }
  | { readonly kind: 'close' }
  | { readonly kind: 'block'; readonly node: NodeJson };

/**
 * Turns units of a draft (by their index, see `unitsOf`) into another kind, every word and mark kept (IM15). Units turned
 * into lists or quotations that follow each other become one. A section turned into a line goes on in the section before;
 * a line turned into a section begins one, of the kind that its words name, and takes what follows it along.
 *
 * Titles, tables and figures stay what they are.
 */
export function retypeUnits(doc: DocJson, indexes: readonly number[], kind: RetypeKind, reading: Reading): DocJson {
  const wanted = new Set(indexes);
  const made: Entry[] = [];
  let unit = -1;
  let lastTurned = -2;
  let newSection: SectionKind | null = null;
  for (const entry of flat(doc)) {
    const isUnit = isUnitEntry(entry);
    if (isUnit) unit += 1;
    if (!isUnit || !wanted.has(unit)) {
      if (entry.kind !== 'block') newSection = null;
      const follows = entry.kind === 'block' && newSection !== null && isPlain(entry.node);
      made.push(...(follows ? typedEntries(entry.node, newSection ?? 'free', reading) : [entry]));
      continue;
    }
    const turned = turnedEntry(entry, kind, reading);
    const [opened] = turned;
    if (opened?.kind === 'open' && entry.kind === 'block') newSection = sectionKindOf(opened.attrs);
    // The section before goes on: its end is now that of the one whose heading became a line.
    if (entry.kind === 'open' && opened?.kind === 'block' && made.at(-1)?.kind === 'close') made.pop();
    const before = made.at(-1);
    const [first] = turned;
    const joins = lastTurned === unit - 1 && before?.kind === 'block' && first?.kind === 'block' && turned.length === 1;
    const both = joins ? oneOf(before.node, first.node, kind) : null;
    if (both !== null) made[made.length - 1] = { kind: 'block', node: both };
    else made.push(...turned);
    lastTurned = unit;
  }
  return built(made);
}

/** One unit; see `retypeUnits`. */
export function retypeUnit(doc: DocJson, index: number, kind: RetypeKind, reading: Reading): DocJson {
  return retypeUnits(doc, [index], kind, reading);
}

/**
 * Gives the section that a unit heads another kind. What stands in it as plain paragraphs and lists becomes what the section
 * holds; what was something already stays that.
 */
export function retypeSection(doc: DocJson, index: number, kind: SectionKind, reading: Reading): DocJson {
  let unit = -1;
  let isInside = false;
  const made = flat(doc).flatMap((entry): readonly Entry[] => {
    if (isUnitEntry(entry)) unit += 1;
    if (entry.kind !== 'block') isInside = entry.kind === 'open' && unit === index && entry.heading !== null;
    if (entry.kind === 'open' && isInside) return [{ ...entry, attrs: { ...entry.attrs, kind } }];
    if (entry.kind === 'block' && isInside && isPlain(entry.node)) {
      return typedEntries(entry.node, kind, reading);
    }
    return [entry];
  });
  return built(made);
}

function flat(doc: DocJson): readonly Entry[] {
  return doc.content.flatMap((node): readonly Entry[] => {
    if (node.type !== 'section') return [{ kind: 'block', node }];
    const [first, ...rest] = node.content ?? [];
    const heading = first?.type === 'sectionHeading' ? first : null;
    const blocks = (heading === null ? (node.content ?? []) : rest).map((child): Entry => ({
      kind: 'block',
      node: child,
    }));
    return [{ kind: 'open', attrs: node.attrs, heading }, ...blocks, { kind: 'close' }];
  });
}

/** The same entries are units here as in `unitPlaces`. */
function isUnitEntry(entry: Entry): boolean {
  if (entry.kind === 'open') return entry.heading !== null;
  return entry.kind === 'block' && !(entry.node.type === 'paragraph' && (entry.node.content ?? []).length === 0);
}

function isPlain(node: NodeJson): boolean {
  return node.type === 'paragraph' || node.type === 'bulletList' || node.type === 'orderedList';
}

function turnedEntry(entry: Entry, kind: RetypeKind, reading: Reading): readonly Entry[] {
  if (entry.kind === 'close') return [entry];
  if (entry.kind === 'open') {
    if (kind === 'section' || entry.heading === null) return [entry];
    const line: NodeJson = { ...entry.heading, type: 'paragraph' };
    return turnInto(line, kind, reading).map((node) => ({ kind: 'block', node }));
  }
  const { node } = entry;
  if (node.type === 'title' || !canTurn(node)) return [entry];
  if (kind !== 'section') return turnInto(node, kind, reading).map((each) => ({ kind: 'block', node: each }));
  const likelihood = typeof node.attrs?.likelihood === 'string' ? node.attrs.likelihood : null;
  const content = joined(linesOf([node]).map((line) => tokenToWords(line, likelihood, reading)));
  const named = sectionOfHeading(inlineText(content))?.kind ?? 'free';
  const id = node.attrs?.id;
  const heading: NodeJson = { ...block('sectionHeading', content), ...(id !== undefined && { attrs: { id } }) };
  return [{ kind: 'open', attrs: { kind: named }, heading }];
}

/** Two lists or quotations in a row as one; null for all else. */
function oneOf(before: NodeJson, after: NodeJson, kind: RetypeKind): NodeJson | null {
  if ((kind !== 'list' && kind !== 'quotation') || before.type !== after.type) return null;
  return { ...before, content: [...(before.content ?? []), ...(after.content ?? [])] };
}

function built(entries: readonly Entry[]): DocJson {
  const content: NodeJson[] = [];
  let open: { readonly attrs: NodeJson['attrs']; readonly blocks: NodeJson[] } | null = null;
  const end = (): void => {
    if (open === null) return;
    const kind = sectionKindOf(open.attrs);
    const hasBlocks = open.blocks.some((node) => node.type !== 'sectionHeading');
    const blocks = hasBlocks ? open.blocks : [...open.blocks, { type: 'paragraph' }];
    content.push({ ...block('section', blocks), attrs: { ...open.attrs, kind } });
    open = null;
  };
  for (const entry of entries) {
    if (entry.kind === 'open') {
      end();
      open = { attrs: entry.attrs, blocks: entry.heading === null ? [] : [entry.heading] };
    } else if (entry.kind === 'block') {
      if (open === null) content.push(entry.node);
      else open.blocks.push(entry.node);
    } else end();
  }
  end();
  return { type: 'doc', content };
}

function sectionKindOf(attrs: NodeJson['attrs']): SectionKind {
  return sectionKinds.find((kind) => kind === attrs?.kind) ?? 'free';
}

function typedEntries(node: NodeJson, section: SectionKind, reading: Reading): readonly Entry[] {
  return typedBlocks(node, section, reading).map((each) => ({ kind: 'block', node: each }));
}
