import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { isLabelledKind } from '../../../lib/document/labelPrefixes.ts';

/** The depth of the numbered block around the caret; null where it is in none. */
function blockDepth(state: EditorState): number | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if (isLabelledKind($from.node(depth).type.name)) return depth;
  return null;
}

/**
 * Backspace (-1) at the start and Delete (1) at the end of a text in a block with fields: nothing is joined or
 * taken, where the neighbour is a link, another part of the block, or the block's edge.
 * Null where the ordinary key is right.
 */
export function edgeKey(state: EditorState, direction: 1 | -1): Transaction | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $from } = selection;
  const isAtEdge = direction < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size;
  if (!isAtEdge) return null;
  const edge = direction < 0 ? $from.before() : $from.after();
  const depth = blockDepth(state);
  if (depth === null) return beforeBlock(state, edge, direction);
  // Lists and quotations inside a block keep their own keys until the block's own edge or a link is next to them.
  for (let at = $from.depth; at > depth; at -= 1) {
    const $edge = state.doc.resolve(direction < 0 ? $from.before(at) : $from.after(at));
    const next = direction < 0 ? $edge.nodeBefore : $edge.nodeAfter;
    if (at > depth + 1 && next === null) continue;
    if (at > depth + 1) return null;
    const isOwnText = next !== null && next.type === $from.node(at).type && $from.node(at).type.name === 'paragraph';
    return isOwnText ? null : toText(state, edge, direction);
  }
  return null;
}

/** Text beside a block with fields is not drawn into it, nor the block into the text. */
function beforeBlock(state: EditorState, edge: number, direction: 1 | -1): Transaction | null {
  const $edge = state.doc.resolve(edge);
  const next = direction < 0 ? $edge.nodeBefore : $edge.nodeAfter;
  const isBlock = next !== null && isLabelledKind(next.type.name);
  if (!isBlock) return null;
  const { parent } = state.selection.$from;
  if (parent.content.size > 0 || parent.type.name !== 'paragraph') return toText(state, edge, direction);
  const tr = state.tr.delete(state.selection.$from.before(), state.selection.$from.after());
  const found = Selection.findFrom(tr.doc.resolve(tr.mapping.map(edge)), direction, true);
  return (found === null ? tr : tr.setSelection(found)).scrollIntoView();
}

/** Delete stays where it is: a key held down must not eat the next text. Backspace goes back over the edge. */
function toText(state: EditorState, pos: number, direction: 1 | -1): Transaction {
  if (direction > 0) return state.tr;
  const next = Selection.findFrom(state.doc.resolve(pos), direction, true);
  return next === null ? state.tr : state.tr.setSelection(next).scrollIntoView();
}

/**
 * Deleting a selection that runs over several texts of one block takes the words and leaves the block: its parts, its
 * fields and its links. Null where the selection is another.
 */
export function textKept(state: EditorState): Transaction | null {
  const { selection } = state;
  const depth = blockDepth(state);
  if (!(selection instanceof TextSelection) || selection.empty || depth === null) return null;
  const { $from, $to } = selection;
  if ($from.sameParent($to) || $to.depth < depth || $to.node(depth) !== $from.node(depth)) return null;
  const hasParts = (node: ProseMirrorNode) =>
    node.children.some((child) => child.isTextblock && child.type.name !== 'paragraph');
  const block = $from.node(depth);
  const hasLink = block.children.some((child) => child.type.name === 'relation');
  if (!hasParts(block) && !hasLink) return null;
  const ranges: { readonly from: number; readonly to: number }[] = [];
  state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    if (!node.isTextblock) return true;
    const from = Math.max($from.pos, pos + 1);
    const to = Math.min($to.pos, pos + 1 + node.content.size);
    if (to > from) ranges.push({ from, to });
    return false;
  });
  const { tr } = state;
  for (const { from, to } of ranges.toReversed()) tr.delete(from, to);
  return tr.setSelection(TextSelection.create(tr.doc, $from.pos)).scrollIntoView();
}

/** Select all, in two steps: first the text one is in, where it belongs to a block with fields; then everything. */
export function selectText(state: EditorState): Transaction | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || blockDepth(state) === null) return null;
  const { $from, $to } = selection;
  if (!$from.sameParent($to) || $from.parent.content.size === 0) return null;
  const [from, to] = [$from.start(), $from.end()];
  if ($from.pos === from && $to.pos === to) return null;
  return state.tr.setSelection(TextSelection.create(state.doc, from, to));
}
