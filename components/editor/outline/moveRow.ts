import type { EditorView } from '@tiptap/pm/view';
import { moveBlock } from '../moving/blockMoves.ts';
import { speak } from '../shell/speak.tsx';
import { rowsAfterMove, type Place } from './outlineOrder.ts';
import type { OutlineRow } from './outlineRows.ts';
import { sentenceAfter } from './moveSentence.ts';

/** Moves what a row stands for, and says where it went. Tells whether it moved. */
export function moveRow(view: EditorView, rows: readonly OutlineRow[], id: string, place: Place): boolean {
  if (!view.editable || !moveBlock(view, id, place)) {
    speak('It cannot be moved there.');
    return false;
  }
  speak(sentenceAfter(rowsAfterMove(rows, id, place), id));
  return true;
}
