import { estimateInSentence } from '../../domain/likelihood/likelihoodInSentence.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { isNodeKind, sectionKinds, type SectionKind } from '../grammar.ts';
import { linesOf } from './linesOf.ts';
import type { Reading } from './termToToken.ts';
import { printedToken } from './tokenToWords.ts';
import { turnKinds } from './turnInto.ts';

/** What a block of an imported draft is, as a person chooses it. */
export const unitKinds = ['title', 'section', ...turnKinds, 'table', 'figure'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A block at the top of a draft or of one of its sections, in reading order; a section's heading stands for the section. */
export type Unit = {
  readonly index: number;
  /** Of the section it stands in (its own, for a section); null outside. */
  readonly section: SectionKind | null;
  readonly kind: UnitKind;
  /** Its words, lines apart, tokens as they print. */
  readonly text: string;
  /** The term (id) that a judgment or an alternative states. */
  readonly likelihood: string | null;
  /** Where in `text` it is stated, by the token or in plain words; UTF-16 offsets. Null where the words say none. */
  readonly term: { readonly from: number; readonly to: number } | null;
};

/** Where a unit is: in the draft's content, and in its section's unless it stands outside. */
export type UnitPlace = { readonly at: number; readonly inside: number | null };

/** The units of a draft. Empty paragraphs that wait in a section without words are none. */
export function unitsOf(doc: DocJson, reading: Reading): readonly Unit[] {
  return unitPlaces(doc).map((place, index) => {
    const node = nodeAt(doc, place);
    const section = place.inside === null ? null : sectionKindOf(doc.content[place.at]);
    const likelihood = typeof node.attrs?.likelihood === 'string' ? node.attrs.likelihood : null;
    return { index, section, kind: unitKindOf(node), likelihood, ...wordsOf(node, likelihood, reading) };
  });
}

/** Where the units are, in the same order. */
export function unitPlaces(doc: DocJson): readonly UnitPlace[] {
  return doc.content.flatMap((node, at): UnitPlace[] => {
    if (node.type !== 'section') return isWaiting(node) ? [] : [{ at, inside: null }];
    return (node.content ?? []).flatMap((child, inside) => (isWaiting(child) ? [] : [{ at, inside }]));
  });
}

/** The node of a unit; throws for a place that is none of the draft's. */
export function nodeAt(doc: DocJson, { at, inside }: UnitPlace): NodeJson {
  const outer = doc.content[at];
  const node = inside === null ? outer : outer?.content?.[inside];
  if (node === undefined) throw new Error('no such block');
  return node;
}

function isWaiting(node: NodeJson): boolean {
  return node.type === 'paragraph' && (node.content ?? []).length === 0;
}

function sectionKindOf(section: NodeJson | undefined): SectionKind {
  return sectionKinds.find((kind) => kind === section?.attrs?.kind) ?? 'free';
}

/** What a block is called in the preview. */
export function unitKindOf(node: NodeJson): UnitKind {
  if (node.type === 'sectionHeading' || node.type === 'section') return 'section';
  if (node.type === 'bulletList' || node.type === 'orderedList') return 'list';
  if (node.type === 'blockquote') return 'quotation';
  return unitKinds.find((kind) => isNodeKind(node.type) && kind === node.type) ?? 'paragraph';
}

function wordsOf(node: NodeJson, likelihood: string | null, reading: Reading): Pick<Unit, 'text' | 'term'> {
  let text = '';
  let term: Unit['term'] = null;
  const alt = typeof node.attrs?.alt === 'string' ? node.attrs.alt : '';
  const lines = linesOf([node]);
  for (const [index, line] of lines.entries()) {
    if (index > 0) text += '\n';
    const begin = text.length;
    for (const inline of line) {
      if (inline.type === 'text') text += inline.text ?? '';
      else if (inline.type === 'hardBreak') text += '\n';
      else if (inline.type === 'likelihoodTerm') {
        const from = text.length;
        text += printedToken(inline, likelihood, reading, text.slice(begin));
        if (text.length > from) term ??= { from, to: text.length };
      }
    }
  }
  const estimate = term === null && likelihood !== null ? estimateInSentence(text, reading.scale) : null;
  if (estimate?.term.id === likelihood) term = { from: estimate.from, to: estimate.to };
  return { text: text === '' ? alt : text, term };
}
