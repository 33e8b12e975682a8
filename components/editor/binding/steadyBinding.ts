import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import { placeTyped, type Mapping } from './placeTyped.ts';
import { renewMapping } from './renewMapping.ts';
import { replaceChanged } from './replaceChanged.ts';

type TypeChanged = (this: ProsemirrorBinding, events: readonly unknown[], transaction: unknown) => void;
type Changed = (this: ProsemirrorBinding, doc: ProseMirrorNode) => void;
type Remembered = Readonly<Record<string, unknown>> | null;

const remembered = new WeakMap<object, Remembered>();
/** No client's id: those are not negative. */
const nobody = -1;
let isSteady = false;

/**
 * Mends six habits of y-tiptap 3.0.9, for all its bindings. Call before the first editor is made.
 *
 * 1. When somebody else writes in one's own paragraph, it takes the paragraph's changed text as a sign that the caret
 *    was resolved wrongly, and puts it back at the old offset: one then writes into the other's words, and one's own
 *    come out in the wrong order. The guess needs the absolute positions, so those are not kept; the position relative
 *    to the neighbouring letter, which is right, then decides.
 * 2. It forgets all nodes at each remote change and builds the whole document anew: at 100,000 words some hundred
 *    milliseconds for each of somebody else's keystrokes. What changed is forgotten one by one just before, and that is
 *    enough.
 * 3. It finds what was typed by comparing texts from the left. Where two people type the same letter in the same place,
 *    as a space after a full stop, it takes the other's for one's own, and what follows comes out before it.
 * 4. It replaces the whole document of the editor at each remote change, so that every mark on the page is lost and made
 *    again. Only what differs is replaced.
 * 5. It scrolls to the caret at each remote change, which makes the browser lay out the page at once. The editor already
 *    keeps what is in view where it is.
 * 6. Where two people begin to write in one empty block at once, each begins a text, and it joins one's own to the one
 *    before it by deleting and writing anew: what somebody else is writing in it is lost. It takes for one's own what
 *    bears the document's client id, so that is set aside while the nodes are made. Both texts stay.
 */
export function steadyBinding(): void {
  if (isSteady) return;
  isSteady = true;
  const prototype = ProsemirrorBinding.prototype;
  Object.defineProperty(prototype, 'beforeTransactionSelection', {
    configurable: true,
    get(this: object): Remembered {
      return remembered.get(this) ?? null;
    },
    set(this: object, selection: Remembered) {
      remembered.set(this, selection === null ? null : { ...selection, absAnchor: null, absHead: null });
    },
  });
  const typeChanged = Object.getOwnPropertyDescriptor(prototype, '_typeChanged')?.value as TypeChanged;
  prototype._typeChanged = function (this: ProsemirrorBinding, events, transaction) {
    const { mapping, doc } = this;
    const { clientID: clientId } = doc;
    let sent: Transaction | null = null;
    mapping.clear = () => undefined;
    Object.defineProperty(this, '_tr', {
      configurable: true,
      get: () => {
        doc.clientID = clientId;
        return (sent = replacingLittle((this.prosemirrorView as EditorView).state.tr));
      },
    });
    // Until the change is made, nobody: it would join a text of one's own to the one before it, by deleting it.
    doc.clientID = nobody;
    try {
      typeChanged.call(this, events, transaction);
    } finally {
      doc.clientID = clientId;
      Reflect.deleteProperty(mapping, 'clear');
      Reflect.deleteProperty(this, '_tr');
    }
    if (sent !== null) renewMapping(this.type, (sent as Transaction).doc, mapping as Mapping);
  };
  prototype._isLocalCursorInView = () => false;
  const changed = Object.getOwnPropertyDescriptor(prototype, '_prosemirrorChanged')?.value as Changed;
  prototype._prosemirrorChanged = function (this: ProsemirrorBinding, doc) {
    const view = this.prosemirrorView as EditorView | null;
    this.doc.transact(() => {
      if (view !== null) placeTyped(this.type, this.mapping as Mapping, doc, view.state.selection);
      changed.call(this, doc);
    }, ySyncPluginKey);
  };
}

/** As the library makes it for a remote change, but that replacing all replaces only what differs. */
function replacingLittle(tr: Transaction): Transaction {
  tr.replace = (_from, _to, slice) => {
    if (slice !== undefined) replaceChanged(tr, slice.content);
    return tr;
  };
  return tr.setMeta('addToHistory', false);
}
