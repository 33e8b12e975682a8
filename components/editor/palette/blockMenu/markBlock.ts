import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { standingNodes } from '../../moving/blockMoves.ts';
import { hasCommandKey, keyEvent } from '../keyChords.ts';

/** Asks for the portion mark of a block: the caret goes into it, and the key is pressed that asks there. */
export function markBlock(view: EditorView, id: string): void {
  const block = standingNodes(view.state.doc).find(({ node }) => node.attrs['id'] === id);
  if (block === undefined || !view.editable) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(block.pos + 1), 1)));
  view.focus();
  const event = keyEvent('Alt-m', hasCommandKey());
  view.someProp('handleKeyDown', (handle) => (handle(view, event) === true ? true : undefined));
}
