import type { EditorView } from '@tiptap/pm/view';
import { speak } from '../shell/speak.tsx';
import { sentenceAfter } from './moveSentence.ts';
import { OutlineReader } from './outlineRows.ts';

/** Says where a block stands now that it was moved: its number and section. */
export function sayWhere(view: EditorView, id: string): void {
  speak(sentenceAfter(new OutlineReader(() => '').rowsOf(view.state.doc), id));
}
