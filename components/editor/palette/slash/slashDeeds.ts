import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { portionAt } from '../../marking/markedBlock.ts';
import { jumpTo } from '../../outline/jumpTo.ts';
import { beginSummary, hasSources } from '../../sources/beginSummary.ts';
import { pressInText } from '../pressInText.ts';

/** What the menu does at the caret, where it puts no block in. */
export type SlashDeed = {
  readonly fits: (state: EditorState) => boolean;
  /** What was typed to ask for it is gone by then, and the keyboard is in the text. */
  readonly run: (editor: Editor) => void;
};

/** Asks for the portion mark of what the caret is in. */
export const markPortion: SlashDeed = {
  fits: (state) => portionAt(state) !== null,
  run: (editor) => void pressInText(editor, 'Alt-m'),
};

/** Begins the source summary where it belongs, and goes there. */
export const sumUpSources: SlashDeed = {
  fits: hasSources,
  run: (editor) => {
    const blockId = beginSummary(editor);
    if (blockId !== null) requestAnimationFrame(() => jumpTo(editor, blockId));
  },
};
