import { Extension } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import type { Command } from '@tiptap/pm/state';
import { moveDown, moveUp, standingAt } from '../moving/blockMoves.ts';
import { speak } from '../shell/speak.tsx';
import { sayWhere } from './sayWhere.ts';

const move =
  (run: typeof moveUp, end: string): Command =>
  (state, _dispatch, view) => {
    const block = standingAt(state);
    if (view === undefined || !view.editable || block === null) return false;
    const { id } = block.node.attrs as { readonly id?: unknown };
    if (run(view)) sayWhere(view, typeof id === 'string' ? id : '');
    else speak(end);
    return true;
  };

/** Alt+Up and Alt+Down in the text, with the result said. Before the keys of moving itself, which say nothing. */
export const moveKeys = Extension.create({
  name: 'moveKeys',
  priority: 911,
  addProseMirrorPlugins: () => [
    keymap({
      'Alt-ArrowUp': move(moveUp, 'It is the first already.'),
      'Alt-ArrowDown': move(moveDown, 'It is the last already.'),
    }),
  ],
});
