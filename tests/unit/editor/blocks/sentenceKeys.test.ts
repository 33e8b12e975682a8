import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { likelihoodAround, plainText } from '../../../../components/editor/blocks/plainClipboard.ts';
import { acceptOffer, offerAt, termOffer, termOfferKey } from '../../../../components/editor/blocks/termOffer.ts';
import { edgeKey, selectText, textKept } from '../../../../components/editor/blocks/textEdges.ts';
import { backspace } from '../../../../components/editor/blocks/enterKey.ts';
import { caretAfter, caretInEmpty, drawn, node } from '../draftState.ts';
import { judged, paperState, sentence, token } from './paperState.ts';

const relation = () => node('relation', { id: 'r1', kind: 'supports', target: 'e1' });
const judgment = (statement: string, basis: string) =>
  node(
    'judgment',
    { id: 'j1', likelihood: 'likely' },
    node('statement', {}, statement),
    node('basis', {}, basis),
    relation(),
  );

function select(state: EditorState, from: string, to: string): EditorState {
  const start = caretAfter(state, from).selection.from - from.length;
  const end = caretAfter(state, to).selection.from;
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
}
const done = (state: EditorState, key: (state: EditorState) => Transaction | null): EditorState => {
  const tr = key(state);
  if (tr === null) throw new Error('left to the ordinary key');
  return state.apply(tr);
};
const atStart = (state: EditorState, text: string): EditorState =>
  state.apply(
    state.tr.setSelection(TextSelection.create(state.doc, caretAfter(state, text).selection.from - text.length)),
  );

describe('At the edges of a text', () => {
  const state = paperState([
    judgment('It closes.', 'Two reports.'),
    node('evidence', { id: 'e1' }, node('paragraph', {}, 'Ships.'), node('paragraph', {}, 'Cranes.'), relation()),
    node('paragraph', {}, 'After.'),
  ]);

  it.each([
    ['It closes.', 'the end of a statement'],
    ['Two reports.', 'the end of a basis, before its links'],
    ['Cranes.', 'the end of evidence, before its links'],
  ])('Delete takes nothing at the end of “%s” (%s)', (text) => {
    const caret = caretAfter(state, text);
    const next = done(caret, (each) => edgeKey(each, 1));
    expect(next.doc.eq(state.doc)).toBe(true);
    expect(next.selection.eq(caret.selection)).toBe(true);
  });

  it('Backspace goes back over an edge and takes nothing', () => {
    const next = done(atStart(state, 'Ships.'), (each) => edgeKey(each, -1));
    expect(next.doc.eq(state.doc)).toBe(true);
    expect(drawn(next)).toContain('basis: Two reports.|');
    const after = done(atStart(state, 'After.'), (each) => edgeKey(each, -1));
    expect(after.doc.eq(state.doc)).toBe(true);
    expect(drawn(after)).toContain('paragraph: Cranes.|');
  });

  it('paragraphs of one block are joined as ever', () => {
    expect(edgeKey(caretAfter(state, 'Ships.'), 1)).toBeNull();
    expect(edgeKey(atStart(state, 'Cranes.'), -1)).toBeNull();
    expect(edgeKey(caretAfter(state, 'Crane'), 1)).toBeNull();
  });
});

describe('Backspace in an empty block', () => {
  const empty = (attrs: Readonly<Record<string, unknown>>, ...links: readonly ReturnType<typeof relation>[]) =>
    caretInEmpty(
      paperState([
        node('judgment', { id: 'j1', kind: 'forecast', ...attrs }, node('statement', {}), node('basis', {}), ...links),
      ]),
      'statement',
    );

  it('takes it out when nothing was filled in, and leaves it when a field or a link is there', () => {
    expect(drawn(done(empty({}), backspace))).toBe('title: Ports|');
    expect(done(empty({ likelihood: 'likely' }), backspace).doc.childCount).toBe(2);
    expect(done(empty({}, relation()), backspace).doc.childCount).toBe(2);
  });
});

describe('Deleting a selection', () => {
  it('over several texts of a block takes words only: parts, fields and links stay', () => {
    const state = select(paperState([judgment('It closes.', 'Two reports.')]), 'closes', 'Two');
    const next = done(state, textKept);
    expect(drawn(next)).toContain('statement: It |\n  basis:  reports.\n  relation');
    expect(next.doc.child(1).attrs.likelihood).toBe('likely');
  });

  it('elsewhere is the ordinary one', () => {
    const one = select(paperState([judgment('It closes.', 'Two reports.')]), 'It', 'closes');
    expect(textKept(one)).toBeNull();
    const two = paperState([judgment('It closes.', 'Two reports.'), node('paragraph', {}, 'After.')]);
    expect(textKept(select(two, 'closes', 'After'))).toBeNull();
  });
});

describe('Select all', () => {
  it('takes the sentence first, then everything', () => {
    const state = caretAfter(paperState([judgment('It closes.', 'Two reports.')]), 'It');
    const once = done(state, selectText);
    expect(once.doc.textBetween(once.selection.from, once.selection.to)).toBe('It closes.');
    expect(selectText(once)).toBeNull();
    const outside = caretAfter(paperState([node('paragraph', {}, 'Text.')]), 'Te');
    expect(selectText(outside)).toBeNull();
  });
});

describe('A term typed in a sentence', () => {
  const typed = (likelihood: string | null, text: string, more: string) => {
    const before = caretAfter(paperState([judged(likelihood, text)], {}, [termOffer()]), text);
    return before.apply(before.tr.insertText(more));
  };

  it('is offered as the token; accepted, it is the field too, in one step', () => {
    const state = typed(null, 'The port will', ' likely');
    expect(termOfferKey.getState(state)?.offer?.term.id).toBe('likely');
    const next = done(state, acceptOffer);
    expect(sentence(next)).toBe('The port will likely (55–80%)');
    expect(next.doc.child(1).attrs.likelihood).toBe('likely');
    expect(termOfferKey.getState(next)?.offer).toBeNull();
  });

  it('takes a range that was typed after it along', () => {
    const next = done(typed('unlikely', 'It is', ' very likely (80–95%) that it closes.'), acceptOffer);
    expect(sentence(next)).toBe('It is very likely (80–95%) that it closes.');
    expect(next.doc.child(1).child(0).textContent).toBe(' that it closes.');
    expect(next.doc.child(1).attrs.likelihood).toBe('very-likely');
  });

  it('is not offered where it is no estimate, where there is a token, or where nothing was typed', () => {
    expect(termOfferKey.getState(typed(null, 'It is less', ' likely'))?.offer).toBeNull();
    const held = caretAfter(paperState([judged('likely', token('lead'), ' that it closes')]), 'closes');
    expect(offerAt(held.apply(held.tr.insertText(' and will likely stay so')))).toBeNull();
    const idle = caretAfter(paperState([judged(null, 'It will likely close.')], {}, [termOffer()]), 'will');
    expect(termOfferKey.getState(idle)?.offer).toBeNull();
  });

  it('goes when the caret leaves, and stays away once it was declined', () => {
    const state = typed(null, 'The port will', ' likely');
    const left = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
    expect(termOfferKey.getState(left)?.offer).toBeNull();
    const declined = state.apply(state.tr.setMeta(termOfferKey, 'decline'));
    const on = declined.apply(declined.tr.insertText(' close.'));
    expect(termOfferKey.getState(on)?.offer).toBeNull();
  });
});

describe('Copied text', () => {
  const note = node('footnote', { text: 'Until spring.' });
  const state = paperState([
    judged(
      'likely',
      token('lead'),
      ' that it closes',
      note,
      ' ',
      node('citation', { target: 'src1', locator: 'p. 4' }),
      '.',
    ),
    node('source', { id: 'src1' }, node('sourceTitle', {}, 'Port calls')),
  ]);

  it('reads as it stands on the page', () => {
    const all = state.doc.slice(0, state.doc.content.size);
    expect(plainText(all, state, null)).toBe(
      'Ports\n\nIt is likely (55–80%) that it closes [Until spring.] [S1, p. 4].\n\nPort calls',
    );
  });

  it('of a part of a sentence has the likelihood of the block around it', () => {
    const from = 9;
    const part = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, from + 4)));
    const slice = part.selection.content();
    expect(plainText(slice, part, likelihoodAround(part))).toBe('It is likely (55–80%) th');
  });
});
