import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { editAtCaret, placeTyped, type Mapping } from '../../../components/editor/binding/placeTyped.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { node, stateOf } from './draftState.ts';

describe('an edit at the caret', () => {
  it('is where the caret is, also among equal letters', () => {
    expect(editAtCaret('a  b', 'a   b', 2)).toEqual({ index: 1, insert: ' ', remove: 0 });
    expect(editAtCaret('a  b', 'a   b', 4)).toEqual({ index: 3, insert: ' ', remove: 0 });
    expect(editAtCaret('aaa', 'aa', 0)).toEqual({ index: 0, insert: '', remove: 1 });
    expect(editAtCaret('aaa', 'aa', 2)).toEqual({ index: 2, insert: '', remove: 1 });
    expect(editAtCaret('', '👩‍👩‍👧', 8)).toEqual({ index: 0, insert: '👩‍👩‍👧', remove: 0 });
  });

  it('is none where the texts differ in more than that', () => {
    expect(editAtCaret('abc', 'xbcd', 4)).toBeNull();
    expect(editAtCaret('abc', 'abd', 3)).toBeNull();
    expect(editAtCaret('abc', 'abc', 1)).toBeNull();
    expect(editAtCaret('abcd', 'xy', 2)).toBeNull();
  });
});

describe('what is typed', () => {
  /** A shared draft of one paragraph, and what the binding knows of it. */
  const shared = (text: string) => {
    const doc = new Y.Doc();
    const root = doc.getXmlFragment('content');
    const paragraph = new Y.XmlElement('paragraph');
    const written = new Y.XmlText();
    written.insert(0, text);
    paragraph.insert(0, [written]);
    root.insert(0, [paragraph]);
    return { doc, root, paragraph, written, mapping: new Map([[paragraph, node('paragraph', {}, text)]]) as Mapping };
  };
  const caretAt = (blocks: Parameters<typeof stateOf>[0], pos: number) => {
    const { doc } = stateOf(blocks);
    return { doc, selection: TextSelection.create(doc, pos) };
  };

  it('stays to the left of the same letter of somebody else', () => {
    const { doc, root, paragraph, written, mapping } = shared('End.');
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
    const theirText = (theirs.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    theirText.insert(4, ' ');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));

    const now = caretAt([node('paragraph', {}, 'End.  ')], 6);
    expect(placeTyped(root, mapping, now.doc, now.selection)).toBe(true);
    expect(written.toJSON()).toBe('End.  ');
    // The letter left of the caret is one's own, and the binding knows the paragraph as it is.
    expect(Y.createRelativePositionFromTypeIndex(written, 5, -1).item?.client).toBe(doc.clientID);
    expect(mapping.get(paragraph)).toBe(now.doc.child(0));
    expect(mapping.get(written)).toEqual([now.doc.child(0).child(0)]);
  });

  it.each([
    ['another block', [node('paragraph', {}, 'End.x'), node('paragraph', {}, 'More')]],
    ['an inline node', [node('paragraph', {}, 'End.', node('hardBreak', {}), 'x')]],
    ['an attribute', [node('paragraph', { id: 'new' }, 'End.x')]],
    ['another kind', [node('heading', {}, 'End.x')]],
    [
      'formatting',
      [
        node(
          'paragraph',
          {},
          node('paragraph', {}, 'End.x')
            .child(0)
            .mark([documentSchema.mark('bold')]),
        ),
      ],
    ],
  ])('is left to the binding together with %s', (_what, blocks) => {
    const { root, written, mapping } = shared('End.');
    const now = caretAt(blocks, 6);
    expect(placeTyped(root, mapping, now.doc, now.selection)).toBe(false);
    expect(written.toJSON()).toBe('End.');
  });

  it('is left to the binding where something beside it changed as well', () => {
    const { root, paragraph, written, mapping } = shared('End.');
    root.insert(1, [new Y.XmlElement('paragraph')]);
    mapping.set(root.get(1), node('paragraph', {}));
    const [first, second] = [node('paragraph', {}, 'End.x'), node('paragraph', { id: 'changed' })];
    const now = caretAt([first, second], 6);
    expect(placeTyped(root, mapping, now.doc, now.selection)).toBe(false);
    expect(written.toJSON()).toBe('End.');
    expect(mapping.get(paragraph)).not.toBe(first);
  });
});
