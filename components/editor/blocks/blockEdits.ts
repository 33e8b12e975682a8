import type { Attrs, Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { unreachable } from '../../../lib/domain/result.ts';

/** Blocks that a writer may add by a button, a menu or a key. */
export type AddableBlock =
  | 'paragraph'
  | 'heading'
  | 'bulletList'
  | 'orderedList'
  | 'blockquote'
  | 'table'
  | 'judgment'
  | 'evidence'
  | 'assumption'
  | 'alternative'
  | 'indicator'
  | 'gap'
  | 'recommendation'
  | 'source'
  | 'figure';

export const blockWords: Readonly<Record<AddableBlock, string>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  bulletList: 'list',
  orderedList: 'numbered list',
  blockquote: 'quotation',
  table: 'table',
  judgment: 'judgment',
  evidence: 'evidence',
  assumption: 'assumption',
  alternative: 'alternative',
  indicator: 'indicator',
  gap: 'gap',
  recommendation: 'recommendation',
  source: 'source',
  figure: 'figure',
};

/** What is offered at the end of a section, by the section's kind; the usual block first. */
export function addable(sectionKind: unknown): readonly AddableBlock[] {
  switch (sectionKind) {
    case 'key-judgments':
      return ['judgment', 'paragraph'];
    case 'supporting-evidence':
      return ['evidence', 'paragraph'];
    case 'implications':
      return ['paragraph', 'judgment'];
    case 'recommendations':
      return ['recommendation', 'paragraph'];
    case 'sources':
      return ['source', 'paragraph'];
    case 'assumptions':
      return ['assumption', 'paragraph'];
    case 'alternatives':
      return ['alternative', 'paragraph'];
    case 'indicators':
      return ['indicator', 'paragraph'];
    case 'gaps':
      return ['gap', 'paragraph'];
    default:
      return ['paragraph'];
  }
}

/** The block that Enter after a section's heading makes. */
export function usualBlock(sectionKind: unknown): AddableBlock {
  return addable(sectionKind)[0] ?? 'paragraph';
}

/** The blocks of an assessment whose parts are texts of their own, in the order they are read. */
export const textParts: Readonly<Record<string, readonly string[]>> = {
  judgment: ['statement', 'basis'],
  assumption: ['statement', 'ifWrong'],
  alternative: ['statement', 'whyNot'],
  indicator: ['statement'],
  gap: ['statement'],
  source: ['sourceTitle', 'descriptor'],
  figure: ['caption'],
};

/** An empty block, with the parts it needs to be typed into. Ids are given when it enters the draft. */
export function emptyBlock(schema: Schema, block: AddableBlock): ProseMirrorNode {
  const make = (
    name: string,
    content: readonly ProseMirrorNode[] = [],
    attrs: Attrs | null = null,
  ): ProseMirrorNode => {
    const type = schema.nodes[name];
    if (type === undefined) throw new Error(`the schema lacks ${name}`);
    return type.create(attrs, content);
  };
  const cells = (name: string) => [0, 1, 2].map(() => make(name, [make('paragraph')]));
  switch (block) {
    case 'paragraph':
      return make('paragraph');
    case 'heading':
      return make('heading', [], { level: 3 });
    case 'bulletList':
    case 'orderedList':
      return make(block, [make('listItem', [make('paragraph')])]);
    case 'table':
      return make('table', [
        make('tableRow', cells('tableHeader')),
        make('tableRow', cells('tableCell')),
        make('tableRow', cells('tableCell')),
      ]);
    case 'recommendation':
    case 'evidence':
    case 'blockquote':
      return make(block, [make('paragraph')]);
    case 'judgment':
      // A judgment's first question is what will happen.
      return make(
        block,
        parts(block).map((part) => make(part)),
        { kind: 'forecast' },
      );
    case 'assumption':
    case 'alternative':
    case 'indicator':
    case 'gap':
    case 'source':
    case 'figure':
      return make(
        block,
        parts(block).map((part) => make(part)),
      );
    default:
      return unreachable(block);
  }
}

function parts(block: AddableBlock): readonly string[] {
  return textParts[block] ?? [];
}

/** Puts a node at `pos` and the caret into its first text. */
export function insertAt(tr: Transaction, pos: number, node: ProseMirrorNode): Transaction {
  tr.insert(pos, node);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1), 1)).scrollIntoView();
}

/** The position after the outermost block around the selection that stands in a section or in the root; else the end of the draft. */
export function afterBlock(state: EditorState): number {
  const { $to } = state.selection;
  for (let depth = 1; depth <= $to.depth; depth += 1) {
    if ($to.node(depth).type.name !== 'section') return $to.after(depth);
  }
  return $to.depth === 0 ? state.doc.content.size : $to.end(1);
}

/** Whether a node holds nothing in its texts: no words, no break, no token, citation or footnote. */
export function isBlank(node: ProseMirrorNode): boolean {
  return node.textContent.trim() === '' && !holdsAtom(node);
}

function holdsAtom(node: ProseMirrorNode): boolean {
  let found = false;
  node.descendants((child) => {
    if (child.isInline && !child.isText) found = true;
    return !found;
  });
  return found;
}

/** Attributes that a new block has, or that say nothing by themselves. */
const saysNothing = new Set(['id', 'kind']);

/** Whether a block is as empty as a new one: no text, no field filled in, no link. Backspace takes only such a one out. */
export function isBare(block: ProseMirrorNode): boolean {
  const isFilled = Object.entries(block.attrs).some(([name, value]) => value !== null && !saysNothing.has(name));
  return isBlank(block) && !isFilled && block.children.every((child) => child.type.name !== 'relation');
}

/** Takes out the block at `pos`, with the caret at the end of the text before it (or the start of what follows). */
export function removeBlock(tr: Transaction, pos: number, node: ProseMirrorNode): Transaction {
  tr.delete(pos, pos + node.nodeSize);
  const at = tr.doc.resolve(Math.min(pos, tr.doc.content.size));
  const before = Selection.findFrom(at, -1, true) ?? Selection.findFrom(at, 1, true);
  if (before !== null) tr.setSelection(before);
  return tr.scrollIntoView();
}
