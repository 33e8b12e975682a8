import type { EditorState, Transaction } from '@tiptap/pm/state';
import { emptyBlock, insertAt, isBlank, type AddableBlock } from '../../blocks/blockEdits.ts';
import { holderDepth } from './slashItems.ts';

/**
 * Puts an empty block where it belongs for the caret: in place of the paragraph that is empty but for what asked for it,
 * else after the block around. `typed` is what asked ("/jud"); it goes in the same step. Null where the block has no place.
 */
export function insertBlock(
  state: EditorState,
  block: AddableBlock,
  typed: { readonly from: number; readonly to: number } | null,
): Transaction | null {
  const depth = holderDepth(state, block);
  if (depth === null) return null;
  const tr = state.tr;
  if (typed !== null) tr.delete(typed.from, typed.to);
  const $at = tr.selection.$from;
  const made = emptyBlock(state.schema, block);
  const child = $at.node(depth + 1);
  const isSpent = child.type.name === 'paragraph' && isBlank(child);
  if (!isSpent) return insertAt(tr, $at.after(depth + 1), made);
  const pos = $at.before(depth + 1);
  tr.delete(pos, pos + child.nodeSize);
  return insertAt(tr, pos, made);
}

/**
 * An implication is a judgment among the implications: it goes to the end of their section where there is one, else where
 * it was asked for.
 */
export function insertImplication(
  state: EditorState,
  typed: { readonly from: number; readonly to: number } | null,
): Transaction | null {
  const { $from } = state.selection;
  const isThere = $from.depth > 0 && $from.node(1).attrs.kind === 'implications';
  let end: number | null = null;
  state.doc.forEach((child, offset) => {
    if (child.type.name === 'section' && child.attrs.kind === 'implications') end ??= offset + child.nodeSize - 1;
  });
  if (isThere || end === null) return insertBlock(state, 'judgment', typed);
  const tr = state.tr;
  if (typed !== null) tr.delete(typed.from, typed.to);
  return insertAt(tr, tr.mapping.map(end, -1), emptyBlock(state.schema, 'judgment'));
}
