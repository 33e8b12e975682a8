import type { EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';

/** Takes back one's own last step. */
export function pressUndo(view: EditorView): void {
  const shared = yUndoPluginKey.getState(view.state) as { readonly undoManager?: { undo(): void } } | undefined;
  if (view.editable) shared?.undoManager?.undo();
}
