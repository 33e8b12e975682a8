import { EditorState, TextSelection, type PluginView, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { steadyBinding } from '../../../components/editor/binding/steadyBinding.ts';
import { arrive } from '../../../components/editor/moving/arrivals.ts';
import { blockMoves, moveDown, moveUp } from '../../../components/editor/moving/blockMoves.ts';
import { followMoved } from '../../../components/editor/moving/followMoved.ts';
import { MovedBlocks } from '../../../components/editor/moving/MovedBlocks.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';

steadyBinding();

/** An editor without a page: the real plugins over a view that only keeps the state. */
export class CaretPeer {
  readonly doc = new Y.Doc();
  readonly root = this.doc.getXmlFragment(fragmentName);
  readonly moved = new MovedBlocks(this.root, this.doc);
  readonly sent: Uint8Array[] = [];
  readonly inbox: Uint8Array[] = [];
  readonly #views: PluginView[] = [];
  readonly view: EditorView;

  constructor(client: number, seeded: Uint8Array, follows = true) {
    this.doc.clientID = client;
    Y.applyUpdate(this.doc, seeded);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.sent.push(update);
    });
    const { doc, mapping } = initProseMirrorDoc(this.root, schema);
    const shared = [ySyncPlugin(this.root, { mapping }), yUndoPlugin(), blockMoves(this.moved)];
    const plugins = follows ? [...shared, followMoved(this.moved)] : shared;
    const views = this.#views;
    const fake = {
      state: EditorState.create({ doc, plugins }),
      editable: true,
      hasFocus: () => false,
      dispatch(tr: Transaction) {
        const before = fake.state;
        fake.state = before.apply(tr);
        for (const each of views) each.update?.(fake as unknown as EditorView, before);
      },
    };
    this.view = fake as unknown as EditorView;
    for (const plugin of plugins) {
      const made = plugin.spec.view?.(this.view);
      if (made !== undefined) views.push(made);
    }
  }

  destroy(): void {
    this.moved.destroy();
    for (const each of this.#views) each.destroy?.();
  }

  hear(update: Uint8Array): void {
    arrive(this.doc, update, () => Y.applyUpdate(this.doc, update, 'remote'));
  }

  /** The letter before the caret, and the block it stands in. */
  get left(): { readonly id: unknown; readonly letter: string } {
    const { $head } = this.view.state.selection;
    const text = $head.parent.textBetween(0, $head.parentOffset, undefined, '*');
    return { id: $head.parent.attrs['id'], letter: text.slice(-1) };
  }

  /** The ids of all blocks, in order. */
  get order(): string {
    const ids: unknown[] = [];
    this.view.state.doc.descendants((node) => void (node.isBlock && ids.push(node.attrs['id'])));
    return ids.join(' ');
  }

  place(at: number): void {
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)));
  }

  /** Places where a caret may stand. */
  get texts(): { readonly pos: number; readonly id: string }[] {
    const all: { pos: number; id: string }[] = [];
    this.view.state.doc.descendants((node, pos) => {
      if (node.inlineContent) all.push({ pos: pos + 1, id: String(node.attrs['id']) });
    });
    return all;
  }

  type(words: string): void {
    this.view.dispatch(this.view.state.tr.insertText(words));
  }

  /** Deletes the letter before the caret; false at the start. */
  backspace(): boolean {
    const { head, $head } = this.view.state.selection;
    if ($head.parentOffset === 0) return false;
    this.view.dispatch(this.view.state.tr.delete(head - 1, head));
    return true;
  }

  moveUp(): boolean {
    return moveUp(this.view);
  }

  moveDown(): boolean {
    return moveDown(this.view);
  }
}
