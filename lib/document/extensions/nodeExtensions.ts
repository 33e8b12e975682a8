import { Node } from '@tiptap/core';
import type { NodeConfig } from '@tiptap/core';
import { acceptsAttribute, grammar, inlineKinds, isInlineKind, nodeKinds, rootContent } from '../grammar.ts';
import type { InlineKind, NodeKind } from '../grammar.ts';
import { attributesOf } from './attributes.ts';

type Look = {
  /** Element it is written as; headings choose theirs by level. */
  readonly tag: string;
  /** Whether the element is marked `data-block="<kind>"`, so that pasting tells it from the plain element. */
  readonly isMarked?: true;
  /** Kept around what is pasted over it. */
  readonly isDefining?: true;
  /** Backspace, delete and joining stop at its edges. */
  readonly isIsolating?: true;
  /** What prosemirror-tables knows it as. */
  readonly tableRole?: 'table' | 'row' | 'cell' | 'header_cell';
};

const looks: Readonly<Record<Exclude<NodeKind, 'heading' | InlineKind | 'relation'>, Look>> = {
  paragraph: { tag: 'p' },
  title: { tag: 'h1', isMarked: true, isDefining: true, isIsolating: true },
  section: { tag: 'section', isMarked: true, isDefining: true, isIsolating: true },
  sectionHeading: { tag: 'h2', isMarked: true, isDefining: true, isIsolating: true },
  blockquote: { tag: 'blockquote', isDefining: true },
  bulletList: { tag: 'ul' },
  orderedList: { tag: 'ol' },
  listItem: { tag: 'li', isDefining: true },
  judgment: { tag: 'div', isMarked: true, isDefining: true, isIsolating: true },
  statement: { tag: 'p', isMarked: true, isDefining: true, isIsolating: true },
  basis: { tag: 'p', isMarked: true, isDefining: true, isIsolating: true },
  recommendation: { tag: 'div', isMarked: true, isDefining: true },
  evidence: { tag: 'div', isMarked: true, isDefining: true },
  assumption: { tag: 'div', isMarked: true, isDefining: true, isIsolating: true },
  ifWrong: { tag: 'p', isMarked: true, isDefining: true, isIsolating: true },
  alternative: { tag: 'div', isMarked: true, isDefining: true, isIsolating: true },
  whyNot: { tag: 'p', isMarked: true, isDefining: true, isIsolating: true },
  indicator: { tag: 'div', isMarked: true, isDefining: true, isIsolating: true },
  gap: { tag: 'div', isMarked: true, isDefining: true, isIsolating: true },
  source: { tag: 'div', isMarked: true, isDefining: true, isIsolating: true },
  sourceTitle: { tag: 'p', isMarked: true, isDefining: true, isIsolating: true },
  descriptor: { tag: 'p', isMarked: true, isDefining: true, isIsolating: true },
  figure: { tag: 'figure', isMarked: true, isDefining: true, isIsolating: true },
  caption: { tag: 'figcaption', isMarked: true, isDefining: true, isIsolating: true },
  table: { tag: 'table', isIsolating: true, tableRole: 'table' },
  tableRow: { tag: 'tr', tableRole: 'row' },
  tableHeader: { tag: 'th', isIsolating: true, tableRole: 'header_cell' },
  tableCell: { tag: 'td', isIsolating: true, tableRole: 'cell' },
};

/** Marked elements are tried before plain ones (ProseMirror's default is 50). */
const markedPriority = 60;

/** The content expression of a set grammar: any of `kinds`, any number, in any order. The first is what an empty place is filled with. */
function anyOf(kinds: readonly string[]): string {
  return kinds.length === 0 ? '' : `(${kinds.join(' | ')})*`;
}

function contentOf(kind: NodeKind): string {
  const { content } = grammar[kind];
  switch (content.holds) {
    case 'text':
      return anyOf(['text', ...inlineKinds]);
    case 'nodes':
      return anyOf(content.kinds);
    case 'nothing':
      return '';
  }
}

function blockExtension(kind: keyof typeof looks): Node {
  const { tag, isMarked, isDefining, isIsolating, tableRole } = looks[kind];
  return Node.create({
    name: kind,
    content: contentOf(kind),
    group: 'block',
    defining: isDefining ?? false,
    isolating: isIsolating ?? false,
    addAttributes: () => attributesOf(kind),
    ...(tableRole === undefined
      ? {}
      : { extendNodeSchema: (extension: { readonly name: string }) => (extension.name === kind ? { tableRole } : {}) }),
    parseHTML: () => [
      isMarked
        ? { tag: `${tag}[data-block="${kind}"]`, priority: markedPriority }
        : kind === 'orderedList'
          ? { tag, getAttrs: (element) => startOf(element) }
          : { tag },
    ],
    renderHTML: ({ HTMLAttributes }) => [tag, isMarked ? { 'data-block': kind, ...HTMLAttributes } : HTMLAttributes, 0],
  } satisfies NodeConfig);
}

/** An ordered list's own `start`, as other programs copy it. */
function startOf(element: HTMLElement): { start: number } | null {
  const start = Number(element.getAttribute('start') ?? NaN);
  return acceptsAttribute('orderedList', 'start', start) ? { start } : null;
}

const headingLevels = [1, 2, 3, 4, 5, 6] as const;
/** Level of a heading that says none: below the title (1) and the section's heading (2). */
export const defaultHeadingLevel = 3;

/** The level a heading is written with: 1 to 6, whatever the attribute holds. */
export function headingLevelOf(level: unknown): number {
  return typeof level === 'number' && level >= 1 ? Math.min(Math.trunc(level), 6) : defaultHeadingLevel;
}

const heading = Node.create({
  name: 'heading',
  content: contentOf('heading'),
  group: 'block',
  defining: true,
  addAttributes: () => attributesOf('heading'),
  parseHTML: () => headingLevels.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${headingLevelOf(node.attrs.level)}`, HTMLAttributes, 0],
} satisfies NodeConfig);

const hardBreak = Node.create({
  name: 'hardBreak',
  inline: true,
  group: 'inline',
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
} satisfies NodeConfig);

/** A relation: an atom that its holder's view shows, never shown or chosen itself. */
const relation = Node.create({
  name: 'relation',
  group: 'block',
  atom: true,
  selectable: false,
  draggable: false,
  addAttributes: () => attributesOf('relation'),
  parseHTML: () => [{ tag: 'div[data-block="relation"]', priority: markedPriority }],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-block': 'relation', ...HTMLAttributes }],
} satisfies NodeConfig);

/** An atom in a line of text. What it says is derived, so it holds none. */
function inlineAtom(kind: Exclude<InlineKind, 'hardBreak'>): Node {
  return Node.create({
    name: kind,
    inline: true,
    group: 'inline',
    atom: true,
    draggable: false,
    addAttributes: () => attributesOf(kind),
    parseHTML: () => [{ tag: `span[data-inline="${kind}"]`, priority: markedPriority }],
    renderHTML: ({ HTMLAttributes }) => ['span', { 'data-inline': kind, ...HTMLAttributes }],
  } satisfies NodeConfig);
}

/** The root. It holds no text itself. */
export const rootExtension: Node = Node.create({ name: 'doc', topNode: true, content: anyOf(rootContent) });

/** Runs of text. */
export const textExtension: Node = Node.create({ name: 'text', group: 'inline' });

/** One extension per kind of the grammar, by name, without views: an editor adds its own with `.extend({ addNodeView })`. */
export const nodeExtensions: Readonly<Record<NodeKind, Node>> = Object.fromEntries(
  nodeKinds.map((kind) => {
    if (kind === 'heading') return [kind, heading];
    if (kind === 'hardBreak') return [kind, hardBreak];
    if (kind === 'relation') return [kind, relation];
    if (isInlineKind(kind)) return [kind, inlineAtom(kind)];
    return [kind, blockExtension(kind)];
  }),
) as Record<NodeKind, Node>;
