import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { SectionKind } from '../../../lib/document/grammar.ts';
import { emptyBlock, type AddableBlock } from '../blocks/blockEdits.ts';

/** Blocks that can be made while linking. */
export type CreatableKind = 'evidence' | 'source' | 'assumption';

/** Where a new block of a kind belongs. */
const homes = {
  evidence: { kind: 'supporting-evidence', heading: 'Supporting evidence' },
  source: { kind: 'sources', heading: 'Sources' },
  assumption: { kind: 'assumptions', heading: 'Assumptions' },
  judgment: { kind: 'implications', heading: 'Implications' },
  recommendation: { kind: 'recommendations', heading: 'Recommendations' },
  indicator: { kind: 'indicators', heading: 'Indicators' },
} as const satisfies Partial<Record<AddableBlock, { readonly kind: SectionKind; readonly heading: string }>>;
/** Blocks that have a section of their own. */
export type HomedKind = keyof typeof homes;

/** Sections in the order a paper usually has them; a missing one is made after those that come before it. */
const usualOrder: readonly SectionKind[] = [
  'key-judgments',
  'supporting-evidence',
  'assumptions',
  'alternatives',
  'implications',
  'recommendations',
  'indicators',
  'gaps',
  'free',
  'sources',
];

/**
 * Writes a new block at the end of its section, which is made where there is none.
 *
 * @param text What it says so far; may be empty.
 * @returns the position of its first line of text.
 */
export function writeNewBlock(
  tr: Transaction,
  kind: CreatableKind,
  id: string,
  text: string,
  newId: () => string,
): number {
  const { schema } = tr.doc.type;
  return writeAtHome(tr, kind, withText(emptyBlock(schema, kind), id, text), newId);
}

/**
 * Puts a block that is made already at the end of the section where its kind belongs.
 *
 * @returns the position of its first line of text.
 */
export function writeAtHome(tr: Transaction, kind: HomedKind, block: ProseMirrorNode, newId: () => string): number {
  return textIn(tr, writeInSection(tr, kind, block, 'end', newId));
}

/**
 * Puts a block at the end of the section where blocks of a kind belong, or before all but its heading; the section is made
 * where there is none.
 *
 * @returns the position of the block.
 */
export function writeInSection(
  tr: Transaction,
  kind: HomedKind,
  block: ProseMirrorNode,
  where: 'start' | 'end',
  newId: () => string,
): number {
  const { schema } = tr.doc.type;
  const home = homes[kind];
  const section = firstSection(tr.doc, home.kind);
  if (section !== null) {
    const { firstChild } = section.node;
    const headingSize = firstChild?.type.name === 'sectionHeading' ? firstChild.nodeSize : 0;
    const place = where === 'start' ? section.pos + 1 + headingSize : section.pos + section.node.nodeSize - 1;
    tr.insert(place, block);
    return place;
  }
  const heading = schema.nodes.sectionHeading?.create({ id: newId() }, schema.text(home.heading));
  const made = schema.nodes.section?.create({ id: newId(), kind: home.kind }, heading ? [heading, block] : [block]);
  if (made === undefined) throw new Error('the schema lacks sections');
  const place = placeOfSection(tr.doc, home.kind);
  tr.insert(place, made);
  return place + 1 + (heading?.nodeSize ?? 0);
}

function withText(block: ProseMirrorNode, id: string, text: string): ProseMirrorNode {
  const { schema } = block.type;
  const [first, ...others] = block.children;
  const filled = first === undefined || text === '' ? first : first.copy(first.content.addToEnd(schema.text(text)));
  return block.type.create({ ...block.attrs, id }, filled === undefined ? [] : [filled, ...others]);
}

/** The caret's place at the end of the first text of the block at `pos`. */
function textIn(tr: Transaction, pos: number): number {
  const near = TextSelection.near(tr.doc.resolve(pos + 1), 1);
  return near.$from.end();
}

function firstSection(doc: ProseMirrorNode, kind: SectionKind): { pos: number; node: ProseMirrorNode } | null {
  let found: { pos: number; node: ProseMirrorNode } | null = null;
  doc.forEach((node, pos) => {
    if (found === null && node.type.name === 'section' && node.attrs.kind === kind) found = { pos, node };
  });
  return found;
}

function placeOfSection(doc: ProseMirrorNode, kind: SectionKind): number {
  const rank = usualOrder.indexOf(kind);
  let after: number | null = null;
  let before: number | null = null;
  doc.forEach((node, pos) => {
    if (node.type.name !== 'section') return;
    const own = usualOrder.indexOf((node.attrs.kind as SectionKind | null) ?? 'free');
    if (own <= rank) after = pos + node.nodeSize;
    else before ??= pos;
  });
  return after ?? before ?? doc.content.size;
}
