import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { placeTyped, type Mapping } from '../../../components/editor/binding/placeTyped.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { node, stateOf } from './draftState.ts';

const mark = (name: string) => {
  const type = schema.marks[name];
  if (type === undefined) throw new Error(`no mark ${name}`);
  return type.create(name === 'link' ? { href: 'https://example.org/a' } : null);
};
const anyPart: fc.Arbitrary<ProseMirrorNode> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ text: fc.constantFrom('a', 'aa', 'ab a', ' '), marks: fc.subarray(['bold', 'italic', 'link']) })
      .map(({ text, marks }) => schema.text(text, marks.map(mark))),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('hardBreak', 'likelihoodTerm')
      .map((kind) => node(kind, kind === 'hardBreak' ? {} : { form: 'adverb' })),
  },
  { weight: 1, arbitrary: fc.constant(null).map(() => node('citation', { target: 's1' })) },
);
const anyBlock = fc
  .array(anyPart, { minLength: 1, maxLength: 6 })
  .map((parts) => node('statement', { id: 's' }).copy(Fragment.from(parts)));

function shared(block: ProseMirrorNode) {
  const doc = new Y.Doc();
  const root = doc.getXmlFragment('content');
  const holder = stateOf([node('judgment', { id: 'j' }, block), node('paragraph', { id: 'p' }, 'after')]).doc;
  updateYFragment(doc, root, holder, { mapping: new Map(), isOMark: new Map() });
  const { doc: opened, mapping } = initProseMirrorDoc(root, schema);
  return { doc, root, opened, mapping: mapping as unknown as Mapping };
}

describe('typing in a block with formatting and inline elements', () => {
  it('is written at the caret, as the library would write it, and touches no other part', () => {
    let placed = 0;
    fc.assert(
      fc.property(anyBlock, fc.nat(), fc.constantFrom('a', ' ', 'aa', '-'), (block, where, typed) => {
        const { doc, root, opened, mapping } = shared(block);
        const at = 2 + (where % (opened.child(0).child(0).content.size + 1));
        const state = stateOf(opened.children);
        let tr = state.tr.setSelection(TextSelection.create(state.doc, at));
        tr = tr.insertText(typed);
        const before = root.get(0) as Y.XmlElement;
        const known = (before.get(0) as Y.XmlElement).toArray();
        const wasPlaced = placeTyped(root, mapping, tr.doc, tr.selection);
        if (wasPlaced) placed += 1;
        else updateYFragment(doc, root, tr.doc, { mapping: mapping as never, isOMark: new Map() });
        expect(initProseMirrorDoc(root, schema).doc.toJSON()).toEqual(tr.doc.toJSON());
        if (wasPlaced) expect((before.get(0) as Y.XmlElement).toArray()).toEqual(known);
      }),
      { seed: 4, numRuns: 400 },
    );
    expect(placed).toBeGreaterThan(200);
  });

  it('keeps the words of two people apart who type the same letters at the same spot', () => {
    fc.assert(
      fc.property(anyBlock, fc.nat(), fc.constantFrom('aa', ' a', 'ab'), (block, where, typed) => {
        const left = shared(block);
        const right = new Y.Doc();
        Y.applyUpdate(right, Y.encodeStateAsUpdate(left.doc));
        right.clientID = left.doc.clientID + 1;
        const size = left.opened.child(0).child(0).content.size;
        const at = 2 + (where % (size + 1));
        const places: boolean[] = [];
        const write = (doc: Y.Doc, end: string) => {
          const root = doc.getXmlFragment('content');
          for (const [index, letter] of Array.from(typed + end).entries()) {
            const { doc: opened, mapping } = initProseMirrorDoc(root, schema);
            const state = stateOf(opened.children);
            const tr = state.tr.setSelection(TextSelection.create(state.doc, at + index)).insertText(letter);
            const isPlaced = placeTyped(root, mapping, tr.doc, tr.selection);
            places.push(isPlaced);
            if (!isPlaced) updateYFragment(doc, root, tr.doc, { mapping: mapping as never, isOMark: new Map() });
          }
        };
        write(left.doc, '1');
        write(right, '2');
        Y.applyUpdate(left.doc, Y.encodeStateAsUpdate(right));
        Y.applyUpdate(right, Y.encodeStateAsUpdate(left.doc));
        const words = (doc: Y.Doc) => initProseMirrorDoc(doc.getXmlFragment('content'), schema).doc.textContent;
        expect(words(left.doc)).toBe(words(right));
        if (places.every(Boolean)) {
          expect(words(right)).toContain(`${typed}1`);
          expect(words(right)).toContain(`${typed}2`);
        }
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
