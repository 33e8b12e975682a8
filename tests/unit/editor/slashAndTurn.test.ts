import fc from 'fast-check';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { blockIds } from '../../../components/editor/binding/blockIds.ts';
import { paperSettings } from '../../../components/editor/blocks/paperSettings.ts';
import { turnInto, turnKinds } from '../../../components/editor/palette/blockMenu/turnInto.ts';
import { insertBlock, insertImplication } from '../../../components/editor/palette/slash/insertBlock.ts';
import { holderDepth, isOffered, maySlash, slashItems } from '../../../components/editor/palette/slash/slashItems.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { caretAfter, drawn, node, stateOf } from './draftState.ts';

let made = 0;
const draft = (): EditorState =>
  stateOf(
    [
      node('title', { id: 't', scale: 'icd203' }, 'Straits'),
      node(
        'section',
        { id: 'kj', kind: 'key-judgments' },
        node('sectionHeading', { id: 'kjh' }, 'Key judgments'),
        node(
          'judgment',
          { id: 'j1', likelihood: 'likely', confidence: 'low', marking: '(U)' },
          node('statement', { id: 'j1s' }, 'Tankers will ', node('likelihoodTerm', { form: 'adverb' }), ' turn back.'),
          node('basis', { id: 'j1b' }, 'Two reports.'),
          node('relation', { id: 'l1', kind: 'supports', target: 'e1' }),
        ),
        node('paragraph', { id: 'p1' }, 'An aside. /jud'),
        node('paragraph', { id: 'p2' }, '/'),
      ),
      node(
        'section',
        { id: 'ev', kind: 'supporting-evidence' },
        node('sectionHeading', { id: 'evh' }, 'Evidence'),
        node(
          'evidence',
          { id: 'e1' },
          node('paragraph', { id: 'e1p' }, 'Seen in March.'),
          node('paragraph', { id: 'e1q' }, 'Twice.'),
        ),
        node('bulletList', { id: 'b1' }, node('listItem', { id: 'b1i' }, node('paragraph', { id: 'b1p' }, 'One.'))),
      ),
      node('section', { id: 'im', kind: 'implications' }, node('sectionHeading', { id: 'imh' }, 'Implications')),
    ],
    [paperSettings({ scales, fallbackId: null }), blockIds(() => `new-${(made += 1)}`)],
  );

const positionOf = (state: EditorState, id: string): number => {
  let at = -1;
  state.doc.descendants((each, pos) => {
    if (each.attrs.id === id) at = pos;
  });
  return at;
};
const idsOf = (state: EditorState): readonly unknown[] => {
  const ids: unknown[] = [];
  state.doc.descendants((each) => {
    if (!each.isInline && 'id' in each.attrs) ids.push(each.attrs.id);
  });
  return ids;
};
const typed = (state: EditorState, text: string) => {
  const { from } = state.selection;
  return { from: from - text.length, to: from };
};

describe('a block asked for by a slash', () => {
  it('stands after the block it was asked for in, and what asked is gone', () => {
    const state = caretAfter(draft(), '/jud');
    const tr = insertBlock(state, 'judgment', typed(state, '/jud'));
    const after = state.apply(tr ?? state.tr);
    expect(drawn(after)).toContain('  paragraph: An aside. \n  judgment\n    statement: |\n    basis\n  paragraph: /');
  });

  it('takes the place of a line that held nothing else', () => {
    const state = draft();
    const at = positionOf(state, 'p2') + 2;
    const there = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
    const tr = insertBlock(there, 'recommendation', { from: at - 1, to: at });
    const after = there.apply(tr ?? there.tr);
    expect(positionOf(after, 'p2')).toBe(-1);
    expect(drawn(after)).toContain('  recommendation\n    paragraph: |');
  });

  it('goes where its kind may stand: a list into evidence, a judgment beside it', () => {
    const state = caretAfter(draft(), 'Seen in March.');
    const list = state.apply(insertBlock(state, 'bulletList', null) ?? state.tr);
    expect(list.doc.nodeAt(positionOf(list, 'e1'))?.childCount).toBe(3);
    const beside = state.apply(insertBlock(state, 'judgment', null) ?? state.tr);
    expect(beside.doc.nodeAt(positionOf(beside, 'e1'))?.childCount).toBe(2);
    expect(beside.selection.$from.node(1).attrs.id).toBe('ev');
  });

  it('is an implication among the implications', () => {
    const state = caretAfter(draft(), 'Seen in March.');
    const after = state.apply(insertImplication(state, null) ?? state.tr);
    expect(after.selection.$from.node(1).attrs.id).toBe('im');
    expect(after.selection.$from.parent.type.name).toBe('statement');
  });

  it('is not asked for in names and headings', () => {
    expect(maySlash(caretAfter(draft(), 'Straits'))).toBe(false);
    expect(maySlash(caretAfter(draft(), 'Key judgments'))).toBe(false);
    expect(maySlash(caretAfter(draft(), 'Two reports.'))).toBe(true);
  });

  it('leaves a valid draft with unique ids, whatever is asked for wherever', () => {
    const places = ['turn back.', 'Two reports.', 'An aside. /jud', 'Seen in March.', 'Twice.', 'One.'];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...slashItems), (place, item) => {
        const state = caretAfter(draft(), place);
        const { block } = item;
        if (block === null) {
          expect(item.deed).toBeDefined();
          return;
        }
        expect(isOffered(state, item)).toBe(holderDepth(state, block) !== null);
        const tr = insertBlock(state, block, null);
        expect(tr === null).toBe(holderDepth(state, block) === null);
        if (tr === null) return;
        const after = state.apply(tr);
        after.doc.check();
        const ids = idsOf(after);
        expect(ids).not.toContain(null);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { seed: 3, numRuns: 150 },
    );
  });
});

describe('a block turned into another', () => {
  it('keeps its id, its words, what both kinds have, and its links', () => {
    const state = draft();
    const turned = turnInto(state, positionOf(state, 'j1'), 'alternative');
    expect(turned?.lostLinks).toBe(0);
    const after = state.apply(turned?.tr ?? state.tr);
    const block = after.doc.nodeAt(positionOf(after, 'j1'));
    expect(block?.type.name).toBe('alternative');
    expect(block?.attrs).toMatchObject({ likelihood: 'likely', marking: '(U)' });
    expect(block?.children.map((child) => child.type.name)).toEqual(['statement', 'whyNot', 'relation']);
    expect(block?.firstChild?.child(1).type.name).toBe('likelihoodTerm');
    expect(block?.child(1).textContent).toBe('Two reports.');
  });

  it('says the term in words where it has no field any more, and tells of links that go', () => {
    const state = draft();
    const turned = turnInto(state, positionOf(state, 'j1'), 'paragraph');
    expect(turned?.lostLinks).toBe(1);
    const after = state.apply(turned?.tr ?? state.tr);
    expect(after.doc.nodeAt(positionOf(after, 'j1'))?.textContent).toBe('Tankers will likely turn back. Two reports.');
  });

  it('makes a line of each paragraph in a list', () => {
    const state = draft();
    const after = state.apply(turnInto(state, positionOf(state, 'e1'), 'bulletList')?.tr ?? state.tr);
    expect(after.doc.nodeAt(positionOf(after, 'e1'))?.children.map((item) => item.textContent)).toEqual([
      'Seen in March.',
      'Twice.',
    ]);
  });

  it('is nothing for a block that is that already, or what cannot be turned', () => {
    const state = draft();
    expect(turnInto(state, positionOf(state, 'e1'), 'evidence')).toBeNull();
    expect(turnInto(state, positionOf(state, 'kj'), 'paragraph')).toBeNull();
    expect(turnInto(state, positionOf(state, 't'), 'paragraph')).toBeNull();
  });

  it('stays valid, keeps every letter and every id once, through any row of turns', () => {
    const letters = (text: string) => text.replace(/\s+/gu, '');
    fc.assert(
      fc.property(
        fc.constantFrom('p1', 'e1', 'b1'),
        fc.array(fc.constantFrom(...turnKinds), { minLength: 1, maxLength: 6 }),
        (id, kinds) => {
          let state = draft();
          const before = letters(state.doc.nodeAt(positionOf(state, id))?.textContent ?? '');
          for (const kind of kinds) {
            const turned = turnInto(state, positionOf(state, id), kind);
            if (turned === null) continue;
            state = state.apply(turned.tr);
            state.doc.check();
            const ids = idsOf(state);
            expect(new Set(ids).size).toBe(ids.length);
            expect(letters(state.doc.nodeAt(positionOf(state, id))?.textContent ?? '')).toBe(before);
          }
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });
});
