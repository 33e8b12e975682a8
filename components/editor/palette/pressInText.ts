import type { Editor } from '@tiptap/react';
import { hasCommandKey, keyEvent, type Chord } from './keyChords.ts';

/** Puts the keyboard into the text and presses a chord there, as the writer would. Tells whether the text took it. */
export function pressInText(editor: Editor | null, chord: Chord): boolean {
  if (editor === null || editor.isDestroyed) return false;
  const { view } = editor;
  view.focus();
  const event = keyEvent(chord, hasCommandKey());
  return view.someProp('handleKeyDown', (handle) => (handle(view, event) === true ? true : undefined)) === true;
}
