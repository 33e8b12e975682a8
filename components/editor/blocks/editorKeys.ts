import { Extension, wrappingInputRule, type InputRule } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { afterBlock, emptyBlock, insertAt, type AddableBlock } from './blockEdits.ts';
import { backspace, enter } from './enterKey.ts';
import type { JudgmentField } from './judgmentFields.ts';
import { pickAtCaret, type PickRequest } from './pickRequest.ts';

type Options = {
  /** Asked for the picker of the judgment the caret is in; not asked where it is in none. */
  readonly onPick: (request: PickRequest) => void;
};

const run =
  (make: (state: EditorState) => Transaction | null): Command =>
  (state, dispatch) => {
    const tr = make(state);
    if (tr === null) return false;
    dispatch?.(tr);
    return true;
  };

const addHere = (block: AddableBlock): Command =>
  run((state) => insertAt(state.tr, afterBlock(state), emptyBlock(state.schema, block)));

/** Keys of the document's own blocks. They come before the ordinary ones and give way where they do not apply. */
export const blockKeys = Extension.create<Options>({
  name: 'blockKeys',
  priority: 900,
  addOptions: () => ({ onPick: () => undefined }),
  addProseMirrorPlugins() {
    const { onPick } = this.options;
    const pick =
      (field: JudgmentField): Command =>
      (_state, _dispatch, view) => {
        const request = view === undefined ? null : pickAtCaret(view, field);
        if (request !== null) onPick(request);
        return request !== null;
      };
    return [
      keymap({
        Enter: run(enter),
        Backspace: run(backspace),
        'Mod-Backspace': run(backspace),
        'Alt-l': pick('likelihood'),
        'Alt-c': pick('confidence'),
        'Alt-j': addHere('judgment'),
      }),
    ];
  },
});

/** Formatting and lists: the keys and shorthands people know from elsewhere. */
export const textKeys = Extension.create({
  name: 'textKeys',
  priority: 200,
  addKeyboardShortcuts() {
    const { editor } = this;
    const inItem = () => editor.isActive('listItem');
    return {
      'Mod-b': () => editor.commands.toggleMark('bold'),
      'Mod-i': () => editor.commands.toggleMark('italic'),
      'Mod-u': () => editor.commands.toggleMark('underline'),
      'Mod-Shift-s': () => editor.commands.toggleMark('strike'),
      'Mod-e': () => editor.commands.toggleMark('code'),
      'Mod-Shift-8': () => editor.commands.toggleList('bulletList', 'listItem'),
      'Mod-Shift-7': () => editor.commands.toggleList('orderedList', 'listItem'),
      'Mod-Shift-b': () => editor.commands.toggleWrap('blockquote'),
      'Shift-Enter': () => editor.commands.insertContent({ type: 'hardBreak' }),
      Enter: () => inItem() && editor.commands.splitListItem('listItem'),
      Tab: () => inItem() && editor.commands.sinkListItem('listItem'),
      'Shift-Tab': () => inItem() && editor.commands.liftListItem('listItem'),
    };
  },
  addInputRules() {
    const { nodes } = this.editor.schema;
    const rules: InputRule[] = [];
    if (nodes.bulletList) rules.push(wrappingInputRule({ find: /^\s*[-*+]\s$/, type: nodes.bulletList }));
    if (nodes.orderedList) {
      rules.push(
        wrappingInputRule({
          find: /^(\d{1,4})\.\s$/,
          type: nodes.orderedList,
          getAttributes: (match) => {
            const start = Number(match[1]);
            return { start: start === 1 ? null : start };
          },
          joinPredicate: () => false,
        }),
      );
    }
    if (nodes.blockquote) rules.push(wrappingInputRule({ find: /^\s*>\s$/, type: nodes.blockquote }));
    return rules;
  },
});
