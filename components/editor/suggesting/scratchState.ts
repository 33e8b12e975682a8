import { baseKeymap } from '@tiptap/pm/commands';
import { history, redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { Schema, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { wordDiff } from '../../../lib/domain/text/wordDiff.ts';
import type { Piece } from './Scratch.ts';

/** One text block by itself: words, and tokens that can be deleted but not written in. */
const schema = new Schema({
  nodes: {
    doc: { content: 'inline*' },
    text: { group: 'inline' },
    token: {
      group: 'inline',
      inline: true,
      atom: true,
      selectable: false,
      attrs: { printed: {} },
      toDOM: ({ attrs }) => ['span', { class: 'tok', contenteditable: 'false' }, String(attrs['printed'])],
    },
  },
  marks: {
    looks: {
      attrs: { names: {} },
      toDOM: ({ attrs }) => ['span', { class: `looks ${String(attrs['names'])}` }, 0],
    },
  },
});

/** The words as a document of their own. */
export function scratchDoc(pieces: readonly Piece[]): ProseMirrorNode {
  const content = pieces.flatMap((each) => {
    if ('token' in each) return [schema.node('token', { printed: each.token })];
    const { text, looks } = each;
    if (text === '') return [];
    return [schema.text(text, looks.length === 0 ? [] : [schema.mark('looks', { names: looks.join(' ') })])];
  });
  return schema.node('doc', null, content);
}

export function piecesIn(doc: ProseMirrorNode): readonly Piece[] {
  const pieces: Piece[] = [];
  doc.forEach((node) => {
    if (!node.isText) return void pieces.push({ token: String(node.attrs['printed']) });
    const names: unknown = node.marks[0]?.attrs['names'];
    pieces.push({ text: node.text ?? '', looks: typeof names === 'string' ? names.split(' ') : [] });
  });
  return pieces;
}

/** An editor's state of these pieces, what differs from `base` drawn as it is typed. */
export function scratchState(base: string, pieces: readonly Piece[]): EditorState {
  return EditorState.create({
    doc: scratchDoc(pieces),
    plugins: [
      history(),
      keymap({ 'Mod-z': always(undo), 'Mod-y': always(redo), 'Mod-Shift-z': always(redo) }),
      keymap({ Backspace: noLines('Backspace'), Delete: noLines('Delete'), 'Mod-a': noLines('Mod-a') }),
      changesFrom(base),
    ],
  });
}

type Key = NonNullable<(typeof baseKeymap)[string]>;

/** The page's own undo must not hear of it, even where there is nothing to undo here. */
function always(command: Key): Key {
  return (...args) => {
    command(...args);
    return true;
  };
}

/** The keys of plain text; nothing that makes lines or blocks. */
function noLines(name: string): Key {
  return (...args) => baseKeymap[name]?.(...args) ?? false;
}

const key = new PluginKey<DecorationSet>('scratchChanges');

function changesFrom(base: string): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => drawn(base, doc),
      apply: (tr, before) => (tr.docChanged ? drawn(base, tr.doc) : before),
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Grows with the block, which is short: some hundred words. */
function drawn(base: string, doc: ProseMirrorNode): DecorationSet {
  const places: number[] = [];
  let text = '';
  doc.forEach((node, offset) => {
    const printed = node.isText ? (node.text ?? '') : String(node.attrs['printed']);
    for (let letter = 0; letter < printed.length; letter += 1) places.push(offset + (node.isText ? letter : 0));
    text += printed;
  });
  places.push(doc.content.size);
  const decorations: Decoration[] = [];
  let at = 0;
  for (const { op, text: words } of wordDiff(base, text)) {
    const from = places[at] ?? 0;
    if (op === 'delete') {
      decorations.push(Decoration.widget(from, () => deleted(words), { side: -1, key: `del:${words}`, marks: [] }));
      continue;
    }
    at += words.length;
    // A token is one place: its end is where the next thing begins.
    if (op === 'insert')
      decorations.push(Decoration.inline(from, Math.max(places[at] ?? from, from), { nodeName: 'ins' }));
  }
  return DecorationSet.create(doc, decorations);
}

function deleted(words: string): HTMLElement {
  const element = document.createElement('del');
  element.textContent = words;
  element.contentEditable = 'false';
  return element;
}
