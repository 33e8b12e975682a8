import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';

/** The part of ProseMirror's reader of the page that is used here: not in its types, unchanged since its first version. */
type PageReader = {
  readonly currentSelection: { eq: (range: unknown) => boolean };
  pendingRecords: () => readonly unknown[];
  flush: () => void;
};

/**
 * Editors in which somebody clicked or pressed a key since the browser last told of a caret. In all others the editor's own
 * caret is the newer one: where it was set while something else had the focus, the page still shows the one from before.
 */
const touched = new WeakSet<EditorView>();

/**
 * Takes over a caret that the browser has set, and that the editor has not yet been told of: the browser tells a moment
 * after a click, and later on a busy machine. What is typed but not read is left alone; reading that changes the text.
 */
function readCaret(view: EditorView): void {
  if (!touched.has(view) || view.isDestroyed || view.composing || !view.hasFocus()) return;
  const { domObserver, domSelectionRange } = view as unknown as {
    readonly domObserver: PageReader;
    readonly domSelectionRange: () => unknown;
  };
  if (domObserver.currentSelection.eq(domSelectionRange.call(view)) || domObserver.pendingRecords().length > 0) return;
  domObserver.flush();
}

/** Notes that a caret may be set in this editor before the browser tells of it. */
function touch(view: EditorView): false {
  touched.add(view);
  return false;
}

/**
 * A click counts from the moment it was made. Without this, whatever renews the page between a click and the browser's
 * word of it (somebody else's letter, lines under findings, a colleague's caret) puts the caret back to where it was
 * before, and what is typed next goes there; and a key pressed in that moment acts on the block before.
 */
export const clickFirst = Extension.create<{ readonly doc: Y.Doc | null }>({
  name: 'clickFirst',
  // Before `Collaboration`, which remembers the caret when a change from outside begins.
  priority: 1150,
  addOptions: () => ({ doc: null }),
  addProseMirrorPlugins() {
    const { doc } = this.options;
    return [
      new Plugin({
        key: new PluginKey('clickFirst'),
        view: (view) => {
          const read = () => readCaret(view);
          const told = () => touched.delete(view);
          const page = view.dom.ownerDocument;
          doc?.on('beforeAllTransactions', read);
          page.addEventListener('selectionchange', told);
          return {
            destroy: () => {
              doc?.off('beforeAllTransactions', read);
              page.removeEventListener('selectionchange', told);
            },
          };
        },
        props: {
          handleDOMEvents: {
            mousedown: touch,
            mouseup: touch,
            keydown: (view) => {
              readCaret(view);
              return touch(view);
            },
            blur: (view) => {
              touched.delete(view);
              return false;
            },
          },
        },
      }),
    ];
  },
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor;
    if (!transaction.docChanged && !transaction.selectionSet) {
      const before = view.state.selection;
      readCaret(view);
      const { selection } = view.state;
      // Made before the click was read, it still carries the old caret.
      if (!selection.eq(before)) transaction.setSelection(selection);
    }
    next(transaction);
  },
});
