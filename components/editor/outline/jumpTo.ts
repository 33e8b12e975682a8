import type { Editor } from '@tiptap/react';
import { TextSelection } from '@tiptap/pm/state';

/** Brings a block into view, and the caret into its text where it can be written. */
export function jumpTo(editor: Editor | null, id: string): void {
  const block = document.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (!(block instanceof HTMLElement)) return;
  block.scrollIntoView({ block: 'start' });
  if (editor === null || editor.isDestroyed || !editor.isEditable) {
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
    return;
  }
  const pos = editor.view.posAtDOM(block, 0);
  const selection = TextSelection.near(editor.state.doc.resolve(pos), 1);
  editor.view.dispatch(editor.state.tr.setSelection(selection));
  editor.view.focus();
}
