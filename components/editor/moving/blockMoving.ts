import { Extension } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import type { Command } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { blockHandle } from './blockHandle.ts';
import { blockMoves, moveDown, moveUp } from './blockMoves.ts';
import { followMoved } from './followMoved.ts';
import type { MovedBlocks } from './MovedBlocks.ts';
import './moving.css';

const byView =
  (run: (view: EditorView) => boolean): Command =>
  (_state, _dispatch, view) =>
    view !== undefined && run(view);

/**
 * Moving blocks: Alt+Up and Alt+Down, a handle beside the block to drag it by, and the caret that follows. Its priority is
 * below the shared document's (1000), whose undo it extends.
 */
export const blockMoving = Extension.create<{ readonly moved: MovedBlocks | null }>({
  name: 'blockMoving',
  priority: 910,
  addOptions: () => ({ moved: null }),
  addProseMirrorPlugins() {
    const { moved } = this.options;
    if (moved === null) return [];
    return [
      blockMoves(moved),
      followMoved(moved),
      blockHandle(),
      keymap({ 'Alt-ArrowUp': byView((view) => moveUp(view)), 'Alt-ArrowDown': byView((view) => moveDown(view)) }),
    ];
  },
});
