import { Extension } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import { Plugin, type Command } from '@tiptap/pm/state';
import { argumentBlockAt } from './argumentBlocks.ts';
import { askArgument } from './argumentRequests.ts';
import { argumentStorePlugin } from './argumentStore.ts';
import { linkHighlight } from './linkHighlight.ts';
import { offersFor } from './pickerRows.ts';

/** Alt+K: the links of the block that the caret is in. */
const linkHere: Command = (state, _dispatch, view) => {
  const block = argumentBlockAt(state);
  if (block === null || offersFor(block.node.type.name).length === 0 || view?.editable !== true) return false;
  const control = view.nodeDOM(block.pos);
  const anchor = control instanceof HTMLElement ? control : null;
  return askArgument(state, { what: 'links', blockId: block.id, anchor, returnTo: 'text' });
};

/** Two opening brackets ask for a source to cite; they stay if none is chosen. */
const brackets = (): Plugin =>
  new Plugin({
    props: {
      handleTextInput: (view, from, to, text) => {
        const before = view.state.doc.textBetween(Math.max(from - 1, 0), from, '\n', '\n');
        if (text !== '[' || before !== '[' || from !== to || !view.editable) return false;
        if (!view.state.doc.resolve(from).parent.inlineContent) return false;
        view.dispatch(view.state.tr.insertText('[', from, to));
        askArgument(view.state, { what: 'citation', from: from - 1, to: from + 1 });
        return true;
      },
    },
  });

/** Reads the argument beside the draft, shows what rests on what, and asks for the pickers of links and citations. */
export const argumentExtension = Extension.create<{ readonly mayWrite: boolean }>({
  name: 'argument',
  priority: 910,
  addOptions: () => ({ mayWrite: false }),
  addProseMirrorPlugins() {
    const reading = [argumentStorePlugin(), linkHighlight()];
    return this.options.mayWrite ? [...reading, keymap({ 'Alt-k': linkHere }), brackets()] : reading;
  },
});
