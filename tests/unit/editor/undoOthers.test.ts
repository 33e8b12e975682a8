import type { Transaction } from '@tiptap/pm/state';
import { addRowAfter } from '@tiptap/pm/tables';
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { arrive } from '../../../components/editor/moving/arrivals.ts';
import { MovedBlocks } from '../../../components/editor/moving/MovedBlocks.ts';
import { UndoMoves } from '../../../components/editor/moving/undoMoves.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { caretAfter, node, stateOf } from './draftState.ts';

/** A writer with an undo stack like the editor's, over a draft shared with another one. */
class Writer {
  readonly doc = new Y.Doc();
  readonly root = this.doc.getXmlFragment('content');
  readonly moved = new MovedBlocks(this.root, this.doc);
  readonly undo = new Y.UndoManager(this.root, { trackedOrigins: new Set([ySyncPluginKey]), captureTimeout: 0 });
  readonly moves = new UndoMoves(this.moved, this.undo);

  state() {
    return stateOf(initProseMirrorDoc(this.root, schema).doc.children);
  }
  edit(make: (tr: Transaction) => Transaction): void {
    const { doc, mapping } = initProseMirrorDoc(this.root, schema);
    const after = make(stateOf(doc.children).tr).doc;
    this.doc.transact(
      () => updateYFragment(this.doc, this.root, after, { mapping, isOMark: new Map() }),
      ySyncPluginKey,
    );
    this.undo.stopCapturing();
  }
  type(after: string, words: string): void {
    const { from } = caretAfter(this.state(), after).selection;
    this.edit((tr) => tr.insertText(words, from));
  }
  hear(other: Writer): void {
    const update = Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc));
    arrive(this.doc, update, () => Y.applyUpdate(this.doc, update, 'remote'));
  }
  get words(): string[] {
    const all: string[] = [];
    this.state().doc.descendants((each) => {
      if (each.isTextblock) all.push(each.textContent);
    });
    return all;
  }
}

const start = () =>
  stateOf([
    node(
      'judgment',
      { id: 'j', likelihood: 'likely' },
      node('statement', { id: 's' }, 'Ships will ', node('likelihoodTerm', { form: 'adverb' }), ' sail'),
      node('relation', { id: 'l', kind: 'supports', target: 'e' }),
    ),
    node('paragraph', { id: 'p' }, 'One'),
    node('paragraph', { id: 'q' }, 'Two'),
    node(
      'table',
      { id: 't' },
      node('tableRow', { id: 'r' }, node('tableCell', { id: 'c' }, node('paragraph', { id: 'cp' }, 'Cell'))),
    ),
  ]).doc;
function two(): [Writer, Writer] {
  const [own, other] = [new Writer(), new Writer()];
  updateYFragment(own.doc, own.root, start(), { mapping: new Map(), isOMark: new Map() });
  own.undo.clear();
  other.hear(own);
  return [own, other];
}
const meet = (own: Writer, other: Writer) => {
  for (let time = 0; time < 3; time += 1) {
    other.hear(own);
    own.hear(other);
  }
  expect(own.state().doc.toJSON()).toEqual(other.state().doc.toJSON());
};

describe('undo', () => {
  it('of a move brings the block back with what others wrote in it', () => {
    const [own, other] = two();
    expect(own.moves.move('p', { after: 'q' })).toBe(true);
    meet(own, other);
    other.type('One', ' and a half');
    meet(own, other);
    own.undo.undo();
    meet(own, other);
    expect(own.words).toEqual(['Ships will  sail', 'One and a half', 'Two', 'Cell']);
    own.undo.redo();
    meet(own, other);
    expect(own.words).toEqual(['Ships will  sail', 'Two', 'One and a half', 'Cell']);
    own.undo.undo();
    expect(own.words).toEqual(['Ships will  sail', 'One and a half', 'Two', 'Cell']);
  });

  it('of what was typed before a move still finds it, and only it', async () => {
    const [own, other] = two();
    own.type('One', ' mine');
    meet(own, other);
    own.moves.move('p', { after: 'q' });
    meet(own, other);
    other.type('mine', ' theirs');
    meet(own, other);
    await Promise.resolve();
    own.undo.undo();
    own.undo.undo();
    await Promise.resolve();
    meet(own, other);
    expect(own.words.slice(1, 3)).toEqual(['One theirs', 'Two']);
  });

  it('of what was typed in a block that somebody else moved finds it there', async () => {
    const [own, other] = two();
    own.type('One', ' mine');
    meet(own, other);
    other.moves.move('p', { after: 'q' });
    other.type('mine', '!');
    meet(own, other);
    await Promise.resolve();
    own.undo.undo();
    meet(own, other);
    expect(own.words.slice(1, 3)).toEqual(['Two', 'One!']);
  });

  it('leaves links and fields that others made meanwhile', () => {
    const [own, other] = two();
    own.edit((tr) => tr.setNodeAttribute(0, 'confidence', 'high'));
    meet(own, other);
    other.edit((tr) => {
      const judgment = tr.doc.child(0);
      const link = node('relation', { id: 'l2', kind: 'contradicts', target: 'e2' });
      return tr.insert(judgment.nodeSize - 1, link).setNodeAttribute(0, 'horizon', '2028');
    });
    meet(own, other);
    own.moves.move('j', { after: 'q' });
    meet(own, other);
    own.undo.undo();
    own.undo.undo();
    meet(own, other);
    const judgment = own.state().doc.child(0);
    expect(judgment.attrs).toMatchObject({ id: 'j', horizon: '2028' });
    expect(judgment.children.map((each) => each.attrs['id'] as unknown)).toEqual(['s', 'l', 'l2']);
    expect(judgment.child(0).childCount).toBe(3); // the token stands in its sentence
  });

  it('of a row leaves what others wrote in other cells, and takes no words of theirs', () => {
    const [own, other] = two();
    const { from } = caretAfter(own.state(), 'Cell').selection;
    own.edit((tr) => {
      const state = stateOf(tr.doc.children);
      let made = tr;
      const placed = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from)));
      addRowAfter(placed, (each) => {
        made = each;
      });
      return made;
    });
    meet(own, other);
    other.type('Cell', ' theirs');
    meet(own, other);
    own.undo.undo();
    meet(own, other);
    expect(own.words.at(-1)).toBe('Cell theirs');
  });
});
