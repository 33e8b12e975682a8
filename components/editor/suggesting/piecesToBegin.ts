import type { EditorState } from '@tiptap/pm/state';
import { wordsOfPieces, type Scratch } from './Scratch.ts';
import { piecesOf, type TextBlock } from './textBlocks.ts';

/** The scratch that a block begins with; why there is none where it has no words. */
export function piecesToBegin(state: EditorState, block: TextBlock): Scratch | string {
  const pieces = piecesOf(state, block);
  const base = wordsOfPieces(pieces);
  if (base.trim() === '') return 'There are no words here yet that others could stand in place of.';
  return { blockId: block.id, base, pieces };
}
