import { TextSelection, type Command, type EditorState, type Plugin } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, TableMap } from '@tiptap/pm/tables';
import { initProseMirrorDoc, updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { blockIds } from '../../../components/editor/binding/blockIds.ts';
import { fillCells, isRagged, mendTables } from '../../../components/editor/tables/tableCommands.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { node, stateOf } from './draftState.ts';

let made = 0;
const plugins: readonly Plugin[] = [blockIds(() => `n${(made += 1)}`)];
const cell = (id: string, text: string) => node('tableCell', { id }, node('paragraph', { id: `${id}p` }, text));
const table = () =>
  node(
    'table',
    { id: 't' },
    node('tableRow', { id: 'r1' }, cell('a', 'A'), cell('b', 'B')),
    node('tableRow', { id: 'r2' }, cell('c', 'C'), cell('d', 'D')),
  );

/** A browser over a shared draft: opens it, runs a command with the caret in a cell, writes it back. */
class Browser {
  readonly doc = new Y.Doc();
  get root(): Y.XmlFragment {
    return this.doc.getXmlFragment('content');
  }
  state(): EditorState {
    return stateOf(initProseMirrorDoc(this.root, schema).doc.children, plugins);
  }
  run(command: Command, at: string): void {
    const { doc, mapping } = initProseMirrorDoc(this.root, schema);
    let state = stateOf(doc.children, plugins);
    state.doc.descendants((each, pos) => {
      if (each.isText && each.text === at)
        state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)));
    });
    command(state, (tr) => {
      state = state.apply(tr);
    });
    const filled = fillCells(state);
    if (filled !== null) state = state.apply(filled);
    updateYFragment(this.doc, this.root, state.doc, { mapping, isOMark: new Map() });
  }
}
function twoBrowsers(): [Browser, Browser] {
  const [left, right] = [new Browser(), new Browser()];
  updateYFragment(left.doc, left.root, stateOf([table()]).doc, { mapping: new Map(), isOMark: new Map() });
  Y.applyUpdate(right.doc, Y.encodeStateAsUpdate(left.doc));
  return [left, right];
}
function merge(left: Browser, right: Browser): EditorState {
  Y.applyUpdate(left.doc, Y.encodeStateAsUpdate(right.doc));
  Y.applyUpdate(right.doc, Y.encodeStateAsUpdate(left.doc));
  expect(left.state().doc.toJSON()).toEqual(right.state().doc.toJSON());
  const state = left.state();
  state.doc.check();
  const ids: unknown[] = [];
  state.doc.descendants((each) => {
    if (each.isBlock) ids.push(each.attrs['id']);
  });
  expect(ids).toHaveLength(new Set(ids).size);
  expect(ids).not.toContain(null);
  return state;
}
/** The words of each row. */
const rows = ({ doc }: EditorState): string[] =>
  doc.child(0).children.map((row) => row.children.map((each) => each.textContent).join('|'));
const lettersIn = (state: EditorState): string => rows(state).join('').replaceAll('|', '');
const inTable = (state: EditorState) => state.apply(state.tr.setSelection(TextSelection.create(state.doc, 4)));

describe('tables', () => {
  it('hold a paragraph in each cell that is made, and ids on everything', () => {
    const [left, right] = twoBrowsers();
    left.run(addColumnAfter, 'A');
    left.run(addRowAfter, 'C');
    const state = merge(left, right);
    expect(rows(state)).toEqual(['A||B', 'C||D', '||']);
    state.doc.descendants((each) => {
      if (each.type.name === 'tableCell') expect(each.childCount).toBe(1);
    });
  });

  it.each([
    ['a row and a column', addRowAfter, addColumnAfter],
    ['two columns', addColumnAfter, addColumnAfter],
    ['two rows', addRowAfter, addRowAfter],
    ['a column goes while a row comes', deleteColumn, addRowAfter],
  ] as const)('stay valid and keep their words when two people change them at once: %s', (_what, mine, theirs) => {
    const [left, right] = twoBrowsers();
    left.run(mine, 'A');
    right.run(theirs, 'D');
    const state = inTable(merge(left, right));
    const words = lettersIn(state);
    for (const word of mine === deleteColumn ? ['B', 'D'] : ['A', 'B', 'C', 'D'])
      expect(words.split(word)).toHaveLength(2);
    // Whatever they left, one person's command makes it even, and nobody's browser does so unasked.
    const untouched = state.applyTransaction(state.tr.setMeta(ySyncPluginKey, {}));
    expect(untouched.transactions).toHaveLength(1);
    const mend = isRagged(state) ? mendTables(state) : null;
    const mended = mend === null ? state : state.apply(mend);
    expect(TableMap.get(mended.doc.child(0)).problems).toBeNull();
    expect(lettersIn(mended)).toBe(words);
  });

  it('are ragged after a row and a column at once, and one command makes them even', () => {
    const [left, right] = twoBrowsers();
    left.run(addRowAfter, 'A');
    right.run(addColumnAfter, 'D');
    const state = inTable(merge(left, right));
    expect(isRagged(state)).toBe(true);
    const mend = mendTables(state);
    expect(mend).not.toBeNull();
    expect(isRagged(inTable(mend === null ? state : state.apply(mend)))).toBe(false);
  });
});
