import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { initProseMirrorDoc, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { steadyBinding } from '../../../components/editor/binding/steadyBinding.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { fragmentName } from '../../../lib/document/yjs/fragmentName.ts';
import { HonestPeer } from './HonestPeer.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { sampleStructure } from './sampleStructure.ts';
import { fuzzSeeds, SeededRandom } from './SeededRandom.ts';

steadyBinding();

/** An editor with the real binding, without a page. */
class Editor {
  readonly doc = new Y.Doc();
  readonly sent: Uint8Array[] = [];
  readonly root = this.doc.getXmlFragment(fragmentName);
  state: EditorState;
  last: Transaction | null = null;
  private readonly update: () => void;

  constructor(stored: Uint8Array) {
    Y.applyUpdate(this.doc, stored);
    const plugin = ySyncPlugin(this.root);
    this.state = EditorState.create({ schema, plugins: [plugin] });
    const view = Object.defineProperty(
      { dispatch: (tr: Transaction) => this.take(tr), hasFocus: () => true },
      'state',
      { get: () => this.state },
    ) as unknown as EditorView;
    const shown = plugin.spec.view?.(view);
    this.update = () => shown?.update?.(view, this.state);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.sent.push(update);
    });
  }

  private take(tr: Transaction): void {
    this.state = this.state.apply(tr);
    if (tr.docChanged) this.last = tr;
    this.update?.();
  }

  receive(update: Uint8Array): void {
    this.last = null;
    Y.applyUpdate(this.doc, update, 'remote');
  }

  type(at: number, letter: string): void {
    const place = TextSelection.near(this.state.doc.resolve(at));
    // No caret stands inside a letter that takes two code units.
    const isInLetter = /^[\uDC00-\uDFFF]/.test(place.$head.nodeAfter?.text ?? '');
    if (isInLetter) return;
    this.take(this.state.tr.setSelection(place).insertText(letter));
  }

  /** Each shared element and the node that the editor shows for it. */
  expectMapped(): void {
    const { mapping } = (ySyncPluginKey.getState(this.state) as { binding: { mapping: Map<unknown, unknown> } })
      .binding;
    const visit = (part: Y.XmlFragment, node: ProseMirrorNode) => {
      const parts = part.toArray().filter((child) => child instanceof Y.XmlElement);
      const nodes = node.children.filter((child) => !child.isText);
      expect(parts.map((child) => child.nodeName)).toEqual(nodes.map((child) => child.type.name));
      for (const [index, child] of nodes.entries()) {
        const shared = parts[index] as Y.XmlElement;
        expect(mapping.get(shared) === child, `${shared.nodeName} is known as what is shown`).toBe(true);
        visit(shared, child);
      }
    };
    visit(this.root, this.state.doc);
  }
}

const seen = { changes: 0, small: 0, kept: 0 };

describe('an editor beside others', () => {
  it.each(fuzzSeeds(20))('shows what is shared, by little, and knows what it shows (seed %i)', (seed) => {
    const random = new SeededRandom(seed);
    const { state } = seedDraft(sampleStructure);
    const peer = new HonestPeer(50, random);
    peer.receive(state);
    const editor = new Editor(state);
    editor.expectMapped();
    for (let turn = 0; turn < 80; turn++) {
      if (random.chance(0.3)) {
        editor.type(1 + random.below(editor.state.doc.content.size), random.pick(['a', ' ', 'é']));
        for (const update of editor.sent.splice(0)) peer.receive(update);
      }
      for (let edits = 1 + random.below(3); edits > 0; edits--) peer.edit();
      const before = editor.state.doc;
      for (const update of peer.sent.splice(0)) {
        editor.receive(update);
        const { last } = editor;
        if (last === null) continue;
        seen.changes += 1;
        const touched = last.steps.reduce((sum, step) => {
          let size = 0;
          step.getMap().forEach((from, to) => (size += to - from));
          return sum + size;
        }, 0);
        if (touched < before.content.size / 4) seen.small += 1;
      }
      expect(editor.state.doc.toJSON()).toEqual(initProseMirrorDoc(editor.root, schema).doc.toJSON());
      editor.state.doc.check();
      expect(editor.sent, 'showing what others wrote writes nothing').toEqual([]);
      if (before !== editor.state.doc)
        seen.kept += before.children.filter((child) => editor.state.doc.children.includes(child)).length;
    }
    editor.expectMapped();
  });

  it('the run was not vacuous', () => {
    if (process.env['FUZZ_SEED'] !== undefined) return;
    expect(seen.changes).toBeGreaterThan(500);
    expect(seen.small / seen.changes).toBeGreaterThan(0.8);
    expect(seen.kept).toBeGreaterThan(500);
  });
});
