import type { EditorView } from '@tiptap/pm/view';
import { emptyBlock, insertAt } from '../../blocks/blockEdits.ts';
import { standingNodes } from '../../moving/blockMoves.ts';

/** A new line below a block, with the menu of blocks open in it. */
export function askBelow(view: EditorView, id: string): void {
  const block = standingNodes(view.state.doc).find(({ node }) => node.attrs['id'] === id);
  if (block === undefined || !view.editable) return;
  const tr = insertAt(view.state.tr, block.pos + block.node.nodeSize, emptyBlock(view.state.schema, 'paragraph'));
  view.dispatch(tr);
  view.focus();
  // Typed by itself, so that the menu opens as if somebody had typed it, and Escape leaves an ordinary sign.
  view.dispatch(view.state.tr.insertText('/'));
}
