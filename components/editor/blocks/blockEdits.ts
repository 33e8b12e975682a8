import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';

/** Blocks that a writer may add by a button or a key. */
export type AddableBlock = 'paragraph' | 'judgment' | 'recommendation';

export const blockWords: Readonly<Record<AddableBlock, string>> = {
  paragraph: 'paragraph',
  judgment: 'judgment',
  recommendation: 'recommendation',
};

/** What is offered at the end of a section, by the section's kind; the usual block first. */
export function addable(sectionKind: unknown): readonly AddableBlock[] {
  switch (sectionKind) {
    case 'key-judgments':
      return ['judgment', 'paragraph'];
    case 'implications':
      return ['paragraph', 'judgment'];
    case 'recommendations':
      return ['recommendation', 'paragraph'];
    default:
      return ['paragraph'];
  }
}

/** The block that Enter after a section's heading makes. */
export function usualBlock(sectionKind: unknown): AddableBlock {
  return addable(sectionKind)[0] ?? 'paragraph';
}

/** An empty block, with the parts it needs to be typed into. Ids are given when it enters the draft. */
export function emptyBlock(schema: Schema, block: AddableBlock): ProseMirrorNode {
  const make = (name: string, content: readonly ProseMirrorNode[] = []): ProseMirrorNode => {
    const type = schema.nodes[name];
    if (type === undefined) throw new Error(`the schema lacks ${name}`);
    return type.create(null, content);
  };
  switch (block) {
    case 'paragraph':
      return make('paragraph');
    case 'judgment':
      return make('judgment', [make('statement'), make('basis')]);
    case 'recommendation':
      return make('recommendation', [make('paragraph')]);
  }
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

/** Whether a node holds no text at all. */
export function isBlank(node: ProseMirrorNode): boolean {
  return node.textContent.trim() === '' && !hasBreak(node);
}

function hasBreak(node: ProseMirrorNode): boolean {
  let found = false;
  node.descendants((child) => {
    if (child.type.name === 'hardBreak') found = true;
    return !found;
  });
  return found;
}

/** Takes out the block at `pos`, with the caret at the end of the text before it (or the start of what follows). */
export function removeBlock(tr: Transaction, pos: number, node: ProseMirrorNode): Transaction {
  tr.delete(pos, pos + node.nodeSize);
  const at = tr.doc.resolve(Math.min(pos, tr.doc.content.size));
  const before = Selection.findFrom(at, -1, true) ?? Selection.findFrom(at, 1, true);
  if (before !== null) tr.setSelection(before);
  return tr.scrollIntoView();
}
