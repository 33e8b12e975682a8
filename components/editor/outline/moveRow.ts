import type { EditorView } from '@tiptap/pm/view';
import { moveBlock } from '../moving/blockMoves.ts';
import { speak } from '../shell/speak.tsx';
import type { Place } from './outlineOrder.ts';
import { sayWhere } from './sayWhere.ts';

/** Moves what a row stands for, and says where it went. Tells whether it moved. */
export function moveRow(view: EditorView, id: string, place: Place): boolean {
  const isMoved = view.editable && moveBlock(view, id, place);
  if (isMoved) sayWhere(view, id);
  else speak('It cannot be moved there.');
  return isMoved;
}
