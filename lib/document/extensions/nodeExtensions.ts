import { Node } from '@tiptap/core';
import type { NodeConfig } from '@tiptap/core';
import { acceptsAttribute, grammar, nodeKinds, rootContent } from '../grammar.ts';
import type { NodeKind } from '../grammar.ts';
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
};

const looks: Readonly<Record<Exclude<NodeKind, 'heading' | 'hardBreak'>, Look>> = {
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
      return anyOf(['text', 'hardBreak']);
    case 'nodes':
      return anyOf(content.kinds);
    case 'nothing':
      return '';
  }
}

function blockExtension(kind: keyof typeof looks): Node {
  const { tag, isMarked, isDefining, isIsolating } = looks[kind];
  return Node.create({
    name: kind,
    content: contentOf(kind),
    group: 'block',
    defining: isDefining ?? false,
    isolating: isIsolating ?? false,
    addAttributes: () => attributesOf(kind),
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

/** The root. It holds no text itself. */
export const rootExtension: Node = Node.create({ name: 'doc', topNode: true, content: anyOf(rootContent) });

/** Runs of text. */
export const textExtension: Node = Node.create({ name: 'text', group: 'inline' });

/** One extension per kind of the grammar, by name, without views: an editor adds its own with `.extend({ addNodeView })`. */
export const nodeExtensions: Readonly<Record<NodeKind, Node>> = Object.fromEntries(
  nodeKinds.map((kind) => {
    if (kind === 'heading') return [kind, heading];
    if (kind === 'hardBreak') return [kind, hardBreak];
    return [kind, blockExtension(kind)];
  }),
) as Record<NodeKind, Node>;
