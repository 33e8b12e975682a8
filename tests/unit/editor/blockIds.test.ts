import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import { blockIds } from '../../../components/editor/binding/blockIds.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { node, stateOf } from './draftState.ts';

function counter(): () => string {
  let count = 0;
  return () => `new${(count += 1)}`;
}
const open = (...blocks: readonly ProseMirrorNode[]): EditorState => stateOf(blocks, [blockIds(counter())]);
/** Kind, id and text of every block that holds text. */
function texts(state: EditorState): string[] {
  const all: string[] = [];
  state.doc.descendants((each) => {
    if (each.isTextblock) all.push(`${each.type.name} ${String(each.attrs.id)} ${each.textContent}`);
  });
  return all;
}

describe('block ids', () => {
  it('are given to blocks that are made here, and to their parts', () => {
    const state = open(node('paragraph', { id: 'a' }, 'One'));
    const judgment = node('judgment', {}, node('statement', {}), node('basis', {}));
    const after = state.apply(state.tr.insert(5, judgment));
    expect(after.doc.child(1).attrs.id).toMatch(/^new/);
    expect(texts(after).map((each) => each.split(' ')[1])).toEqual(['a', 'new2', 'new3']);
  });

  it('stay with the text when a block is split at its start, and with the first half otherwise', () => {
    const state = open(node('paragraph', { id: 'a' }, 'One two'));
    expect(texts(state.apply(state.tr.split(1)))).toEqual(['paragraph new1 ', 'paragraph a One two']);
    expect(texts(state.apply(state.tr.split(4)))).toEqual(['paragraph a One', 'paragraph new2  two']);
  });

  it('are not doubled by pasting a copy', () => {
    const copied = node('judgment', { id: 'j', likelihood: 'likely' }, node('statement', { id: 's' }, 'It will.'));
    const state = open(copied);
    const after = state.apply(
      state.tr.replace(copied.nodeSize, copied.nodeSize, new Slice(Fragment.from(copied), 0, 0)),
    );
    expect(after.doc.child(0).attrs.id).toBe('j');
    expect(after.doc.child(1).attrs).toMatchObject({ id: 'new1', likelihood: 'likely' });
    expect(texts(after)).toEqual(['statement s It will.', 'statement new2 It will.']);
  });

  it('travel with a block that is cut and pasted elsewhere', () => {
    const state = open(node('paragraph', { id: 'a' }, 'One'), node('paragraph', { id: 'b' }, 'Two'));
    const cut = state.apply(state.tr.delete(0, 5));
    const after = cut.apply(cut.tr.insert(cut.doc.content.size, node('paragraph', { id: 'a' }, 'One')));
    expect(texts(after)).toEqual(['paragraph b Two', 'paragraph a One']);
  });

  it('of what others made are left alone, even where they are missing or double', () => {
    const state = open(node('paragraph', { id: 'a' }, 'One'));
    const twins = [node('paragraph', { id: 'a' }, 'Again'), node('paragraph', {}, 'None')];
    const after = state.apply(state.tr.insert(5, twins).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
    expect(texts(after)).toEqual(['paragraph a One', 'paragraph a Again', 'paragraph null None']);
  });

  it('are not looked for while somebody types inside a block', () => {
    const state = open(node('paragraph', {}, 'One'), node('paragraph', { id: 'a' }, 'Two'));
    const after = state.apply(state.tr.insertText('!', 4));
    expect(texts(after)).toEqual(['paragraph null One!', 'paragraph a Two']);
  });

  it('are given within one change of several steps, and to what wraps a block', () => {
    const state = open(node('paragraph', { id: 'a' }, 'One'), node('paragraph', { id: 'b' }, 'Two'));
    const range = state.doc.resolve(1).blockRange();
    const { bulletList, listItem } = documentSchema.nodes;
    if (!range || !bulletList || !listItem) throw new Error('no range');
    const tr = state.tr.insertText('Now ', 6).wrap(range, [{ type: bulletList }, { type: listItem }]);
    tr.setSelection(TextSelection.create(tr.doc, 4));
    const after = state.apply(tr);
    const list = after.doc.child(0);
    expect([list.attrs.id, list.child(0).attrs.id]).toEqual(['new1', 'new2']);
    expect(texts(after)).toEqual(['paragraph a One', 'paragraph b Now Two']);
  });
});
