import { Extension, wrappingInputRule, type InputRule } from '@tiptap/core';
import { chainCommands } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import { NodeSelection, type Command, type EditorState, type Transaction } from '@tiptap/pm/state';
import { afterBlock, emptyBlock, insertAt, type AddableBlock } from './blockEdits.ts';
import { backspace, enter } from './enterKey.ts';
import type { BlockEnvironment } from './blockEnvironment.ts';
import { numberedBlockAt } from './blockNumbers.ts';
import { isTabbedBack, tabbedBack } from './tabbedBack.ts';
import { edgeKey, selectText, textKept } from './textEdges.ts';
import { markRequest, portionAt } from '../marking/markedBlock.ts';
import { pickAtCaret } from './pickRequest.ts';

type Options = {
  /** Asked for a picker where the caret's block has that field; null where nothing is picked. */
  readonly environment: BlockEnvironment | null;
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

/**
 * From the text of a block to its controls: back to its header, on to its links. From there Tab goes through the page
 * as it does anywhere, and Escape comes back. In lists and tables Tab is theirs.
 */
const toControls =
  (selector: string): Command =>
  (state, _dispatch, view) => {
    const block = view === undefined ? undefined : numberedBlockAt(state);
    const { $from } = state.selection;
    const isTheirs = ['listItem', 'tableCell', 'tableHeader'].some((name) => {
      for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === name) return true;
      return false;
    });
    if (view === undefined || block === undefined || isTheirs) return false;
    const dom = view.nodeDOM(block.pos);
    const [first, second = first] = selector
      .split(', ')
      .map((each) => (dom instanceof HTMLElement ? dom.querySelector<HTMLElement>(`:scope > ${each}`) : null));
    const control = first ?? second ?? null;
    control?.focus();
    return control !== null;
  };

/** Keys of the document's own blocks. They come before the ordinary ones and give way where they do not apply. */
export const blockKeys = Extension.create<Options>({
  name: 'blockKeys',
  priority: 900,
  addOptions: () => ({ environment: null }),
  addProseMirrorPlugins() {
    const { environment } = this.options;
    const pick =
      (field: string): Command =>
      (_state, _dispatch, view) => {
        const request = view === undefined ? null : pickAtCaret(view, field);
        if (request !== null) environment?.onPick(request);
        return request !== null;
      };
    const pickMark: Command = (state, _dispatch, view) => {
      const portion = view === undefined || !view.editable ? null : portionAt(state);
      const request = view === undefined || portion === null ? null : markRequest(view, portion, 'text');
      if (request !== null) environment?.onPick(request);
      return request !== null;
    };
    /** On a token, a citation or a footnote that is selected, Enter does what a click does. */
    const openInline: Command = (state, _dispatch, view) => {
      const { selection } = state;
      if (!(selection instanceof NodeSelection) || !selection.node.isInline || view === undefined) return false;
      const dom = view.nodeDOM(selection.from);
      if (!(dom instanceof HTMLElement)) return false;
      (dom.querySelector('button') ?? dom).click();
      return true;
    };
    return [
      tabbedBack(),
      keymap({
        Tab: toControls('.ft button, .hd button'),
        'Shift-Tab': (state, dispatch, view) =>
          !(view !== undefined && isTabbedBack(view)) && toControls('.hd button')(state, dispatch, view),
        Enter: chainCommands(openInline, run(enter)),
        Backspace: chainCommands(
          run(textKept),
          run(backspace),
          run((state) => edgeKey(state, -1)),
        ),
        'Mod-Backspace': chainCommands(
          run(textKept),
          run(backspace),
          run((state) => edgeKey(state, -1)),
        ),
        Delete: chainCommands(
          run(textKept),
          run((state) => edgeKey(state, 1)),
        ),
        'Mod-Delete': chainCommands(
          run(textKept),
          run((state) => edgeKey(state, 1)),
        ),
        'Mod-a': run(selectText),
        'Alt-l': pick('likelihood'),
        'Alt-c': pick('confidence'),
        'Alt-h': pick('horizon'),
        'Alt-m': pickMark,
        'Alt-j': addHere('judgment'),
        'Alt-e': addHere('evidence'),
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
