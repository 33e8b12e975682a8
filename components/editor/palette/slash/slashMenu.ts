import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { exitSuggestion, Suggestion } from '@tiptap/suggestion';
import { insertBlock, insertImplication } from './insertBlock.ts';
import { maySlash } from './slashItems.ts';
import { slashStore } from './slashStore.ts';

export const slashKey = new PluginKey('slash');

/** A slash at the start of a word opens the menu of blocks; what is typed after it narrows it. */
export const slashMenu = Extension.create({
  name: 'slashMenu',
  // Before the keys of blocks: while the menu is open, Enter and the arrows are its own.
  priority: 1000,
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      Suggestion({
        pluginKey: slashKey,
        editor,
        char: '/',
        decorationClass: 'slash-query',
        allow: ({ state }) => maySlash(state),
        // Only where it is typed here: not when others write one, nor when the caret passes one by.
        shouldShow: ({ transaction, range }) => {
          if (slashStore.get()?.from === range.from) return true;
          const isTyped = transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined;
          return isTyped && transaction.getMeta('paste') === undefined && transaction.getMeta('uiEvent') === undefined;
        },
        render: () => ({
          onStart: ({ range, query, clientRect }) => {
            slashStore.open({ ...range, query, rect: clientRect?.() ?? null });
          },
          onUpdate: ({ range, query, clientRect }) => {
            slashStore.open({ ...range, query, rect: clientRect?.() ?? null });
          },
          onExit: () => slashStore.close(),
          onKeyDown: ({ event }) => {
            if (event.key === 'Escape') slashStore.close();
            return slashStore.press(event);
          },
        }),
      }),
    ];
  },
  onCreate() {
    const { editor } = this;
    slashStore.choose = (item, typed) => {
      const { block, deed } = item;
      if (block === null) {
        slashStore.close();
        editor.view.dispatch(editor.state.tr.delete(typed.from, typed.to));
        editor.view.focus();
        deed?.run(editor);
        return;
      }
      const tr =
        item.id === 'implication' ? insertImplication(editor.state, typed) : insertBlock(editor.state, block, typed);
      slashStore.close();
      if (tr === null) return;
      editor.view.dispatch(tr);
      editor.view.focus();
    };
    slashStore.dismiss = () => {
      slashStore.close();
      if (!editor.isDestroyed) exitSuggestion(editor.view, slashKey);
    };
  },
  onDestroy() {
    slashStore.close();
  },
});
