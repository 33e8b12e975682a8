import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { markFacts, marksIn, marksNow } from '../../../components/editor/marking/markFacts.ts';
import { portionAt } from '../../../components/editor/marking/markedBlock.ts';
import { setFields } from '../../../components/editor/blocks/fieldEdits.ts';
import { explainMark } from '../../../lib/domain/marking/explainMark.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';

const line = (type: string, id: string, text: string, marking?: string) => ({
  type,
  attrs: { id, ...(marking !== undefined && { marking }) },
  content: [{ type: 'text', text }],
});
const doc = documentSchema.nodeFromJSON({
  type: 'doc',
  content: [
    line('title', 't', 'Ferries', '(U)'),
    {
      type: 'section',
      attrs: { id: 's', kind: 'gaps' },
      content: [
        line('paragraph', 'p', 'Harbour.', '(S//NF)'),
        { type: 'gap', attrs: { id: 'g' }, content: [line('statement', 'gs', 'Unknown.')] },
        {
          type: 'table',
          attrs: { id: 'tb' },
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [line('paragraph', 'c', 'Cell.')] }] }],
        },
      ],
    },
  ],
});
const start = () => EditorState.create({ doc, plugins: [markFacts()] });
const at = (state: EditorState, text: string): number => {
  let found = -1;
  state.doc.descendants((node, pos) => {
    if (node.isText && node.text?.includes(text) === true) found = pos + 1;
  });
  return found;
};

describe('the marks of an open draft', () => {
  it('are each different one once, with what bears none', () => {
    expect(marksNow(start())).toEqual({ marks: ['(U)', '(S//NF)'], unmarked: 2 });
  });

  it('stay one object while letters are typed, and are read anew where a mark or a portion changes', () => {
    const state = start();
    const typed = state.apply(state.tr.insertText('x', at(state, 'Harbour')));
    expect(marksNow(typed)).toBe(marksNow(state));
    const tr = setFields(typed, 'p', { marking: '(TS)' });
    const marked = typed.apply(tr!);
    expect(marksNow(marked).marks).toEqual(['(U)', '(TS)']);
    const split = state.apply(state.tr.split(at(state, 'Harbour')));
    expect(marksNow(split).marks).toEqual(['(U)', '(S//NF)']);
    const gone = state.apply(state.tr.delete(at(state, 'Harbour') - 2, at(state, 'Harbour') + 8));
    expect(marksNow(gone).marks).toEqual(['(U)']);
  });

  it('are those of the whole draft after any of these', () => {
    let state = start();
    for (const text of ['arbour', 'erries', 'ell']) {
      state = state.apply(state.tr.insertText('y', at(state, text)));
      state = state.apply(state.tr.delete(at(state, text), at(state, text) + 1));
      expect(marksNow(state)).toEqual(marksIn(state.doc));
    }
  });

  it('the caret marks the numbered block around it, the table, or the line', () => {
    const state = start();
    const held = (text: string) =>
      portionAt(state.apply(state.tr.setSelection(TextSelection.create(state.doc, at(state, text)))))?.node.attrs['id'];
    expect(['Harbour', 'Unknown', 'Cell', 'Ferries'].map(held)).toEqual(['p', 'g', 'tb', 't']);
  });
});

describe('a mark as it is written', () => {
  it('[MR3] is read, kept in portion form, and warned about; nothing is refused', () => {
    expect(explainMark('us', 'secret//noforn')).toEqual({
      portion: '(S//NF)',
      banner: 'SECRET//NOFORN',
      warnings: [],
    });
    const unknown = explainMark('us', 's//zebra//nf');
    expect([unknown.portion, unknown.warnings.length]).toEqual(['(S//NF//ZEBRA)', 1]);
    expect(explainMark('tlp2', 'amber')).toMatchObject({ portion: '(TLP:AMBER)', warnings: [] });
    const none = explainMark('tlp2', 'secret');
    expect([none.portion, none.banner, none.warnings.length]).toEqual(['secret', null, 2]);
    expect(explainMark('uk', ' ')).toEqual({ portion: '', banner: null, warnings: [] });
  });
});
