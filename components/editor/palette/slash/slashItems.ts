import {
  ArrowRight,
  Binoculars,
  CircleQuestionMark,
  FileText,
  Flag,
  Heading,
  Image,
  List,
  ListOrdered,
  Paperclip,
  Pilcrow,
  Quote,
  Scale,
  Split,
  Stamp,
  Table,
  TextQuote,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { EditorState } from '@tiptap/pm/state';
import { isNodeKind, mayHold, type NodeKind } from '../../../../lib/document/grammar.ts';
import type { AddableBlock } from '../../blocks/blockEdits.ts';
import type { Chord } from '../keyChords.ts';
import { markPortion, sumUpSources, type SlashDeed } from './slashDeeds.ts';

/** What the menu offers. */
export type SlashItem = {
  readonly id: string;
  readonly name: string;
  /** What it is made of, for the ones that are more than text. */
  readonly note?: string;
  readonly icon: LucideIcon;
  readonly chord?: Chord;
  /** Other words people type for it. */
  readonly words: string;
  /** What is put in; null for what does something instead. */
  readonly block: AddableBlock | null;
  readonly deed?: SlashDeed;
};

/** In the order they are offered. */
export const slashItems: readonly SlashItem[] = [
  {
    id: 'judgment',
    name: 'Judgment',
    note: 'Statement, likelihood, confidence, horizon',
    icon: Scale,
    chord: 'Alt-j',
    words: 'judgement forecast kj',
    block: 'judgment',
  },
  {
    id: 'evidence',
    name: 'Evidence',
    note: 'A statement with a graded source',
    icon: Paperclip,
    chord: 'Alt-e',
    words: 'report fact',
    block: 'evidence',
  },
  { id: 'alternative', name: 'Alternative view', icon: Split, words: 'hypothesis dissent', block: 'alternative' },
  {
    id: 'assumption',
    name: 'Assumption',
    icon: CircleQuestionMark,
    words: 'linchpin key assumption',
    block: 'assumption',
  },
  { id: 'indicator', name: 'Indicator', icon: Binoculars, words: 'signpost warning', block: 'indicator' },
  { id: 'gap', name: 'Gap', icon: TriangleAlert, words: 'unknown intelligence collection', block: 'gap' },
  { id: 'implication', name: 'Implication', icon: ArrowRight, words: 'so what consequence', block: 'judgment' },
  { id: 'recommendation', name: 'Recommendation', icon: Flag, words: 'action option', block: 'recommendation' },
  { id: 'source', name: 'Source', icon: FileText, words: 'reference citation bibliography', block: 'source' },
  { id: 'paragraph', name: 'Text', icon: Pilcrow, words: 'paragraph plain', block: 'paragraph' },
  { id: 'heading', name: 'Heading', icon: Heading, words: 'title subheading', block: 'heading' },
  { id: 'list', name: 'List', icon: List, words: 'bullets points', block: 'bulletList' },
  { id: 'numbered-list', name: 'Numbered list', icon: ListOrdered, words: 'ordered steps', block: 'orderedList' },
  { id: 'table', name: 'Table', icon: Table, words: 'grid rows columns', block: 'table' },
  { id: 'figure', name: 'Figure', icon: Image, words: 'picture image chart map', block: 'figure' },
  { id: 'quotation', name: 'Quotation', icon: Quote, words: 'blockquote cite', block: 'blockquote' },
  {
    id: 'portion-mark',
    name: 'Portion mark',
    icon: Stamp,
    chord: 'Alt-m',
    words: 'marking classification handling tlp secret',
    block: null,
    deed: markPortion,
  },
  {
    id: 'source-summary',
    name: 'Source summary',
    note: 'Begun from the figures of all sources',
    icon: TextQuote,
    words: 'statement reliability icd 206',
    block: null,
    deed: sumUpSources,
  },
];

/** Whether an item can be had where the caret is. */
export function isOffered(state: EditorState, { block, deed }: SlashItem): boolean {
  return block === null ? deed?.fits(state) === true : holderDepth(state, block) !== null;
}

/** Kinds of text in which a slash is a slash: names and headings of things, not their text. */
const plain = new Set(['title', 'sectionHeading', 'sourceTitle', 'caption']);

/** Whether a slash typed at the caret asks for the menu. */
export function maySlash(state: EditorState): boolean {
  const { parent } = state.selection.$from;
  return parent.isTextblock && !plain.has(parent.type.name);
}

/** What is typed after the slash narrows the items: by their name first, then by other words for them. */
export function narrowed(items: readonly SlashItem[], typed: string): readonly SlashItem[] {
  const query = typed.trim().toLowerCase();
  if (query === '') return items;
  const begins = (text: string) => ` ${text.toLowerCase()}`.includes(` ${query}`);
  const byName = items.filter((item) => begins(item.name));
  return [...byName, ...items.filter((item) => !byName.includes(item) && begins(item.words))];
}

/** Where a block of `kind` would stand for a caret at this place: the depth of what would hold it; null where nothing may. */
export function holderDepth(state: EditorState, kind: NodeKind): number | null {
  const { $from } = state.selection;
  // Text blocks go where they are asked for (a list in a cell); the structured ones beside the outermost block.
  for (let depth = $from.depth - 1; depth >= 0; depth -= 1) {
    const name = $from.node(depth).type.name;
    const parent = depth === 0 ? null : name;
    if (parent !== null && !isNodeKind(parent)) continue;
    if (mayHold(parent, kind)) return depth;
  }
  return null;
}
