import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { argumentStoreOf, argumentStorePlugin } from '../../../../components/editor/argument/argumentStore.ts';
import { linkHighlight, linkHighlightKey, partsOf } from '../../../../components/editor/argument/linkHighlight.ts';
import { argument } from '../../domain/argument/argumentDsl.ts';
import { caretAfter, node, stateOf } from '../draftState.ts';

const link = (kind: string, target: string) => node('relation', { kind, target });
const draft = () =>
  stateOf(
    [
      node(
        'judgment',
        { id: 'j1' },
        node('statement', { id: 's1' }, 'Ships sail'),
        link('supports', 'e1'),
        link('contradicts', 'e2'),
      ),
      node(
        'judgment',
        { id: 'j2' },
        node('statement', { id: 's2' }, 'Trains run'),
        link('supports', 'e1'),
        link('supports', 'e2'),
      ),
      node('evidence', { id: 'e1' }, node('paragraph', { id: 'p1' }, 'Seen at dawn')),
      node('evidence', { id: 'e2' }, node('paragraph', { id: 'p2' }, 'Heard at noon')),
      node('paragraph', { id: 'free' }, 'Plain words'),
    ],
    [argumentStorePlugin(), linkHighlight()],
  );

/** What is lit, and what would fall, by the text of the block. */
function lit(state: EditorState): readonly string[] {
  const found = linkHighlightKey.getState(state)?.decorations.find() ?? [];
  return found.map(({ from, ...decoration }) => {
    const { attrs } = (decoration as unknown as { type: { attrs: Readonly<Record<string, string>> } }).type;
    return `${state.doc.nodeAt(from)?.textContent}: ${attrs['data-lit'] ?? attrs['data-falls']}`;
  });
}

describe('what is lit', () => {
  it('is what the judgment around the caret rests on, said in words', () => {
    expect(lit(caretAfter(draft(), 'Ships'))).toEqual(['Seen at dawn: For J1', 'Heard at noon: Against J1']);
    expect(lit(caretAfter(draft(), 'Trains'))).toEqual(['Seen at dawn: For J2', 'Heard at noon: For J2']);
  });

  it('is what would fall, at evidence', () => {
    expect(lit(caretAfter(draft(), 'dawn'))).toEqual(['Seen at dawn: J2 rests on this; J1 would have nothing left.']);
  });

  it('is nothing in plain text', () => {
    expect(lit(caretAfter(draft(), 'Plain'))).toEqual([]);
  });

  it('is of the block under the pointer while there is one', () => {
    const inJ1 = caretAfter(draft(), 'Ships');
    const over = inJ1.apply(inJ1.tr.setMeta(linkHighlightKey, { hovered: 'e2' }));
    expect(lit(over)).toEqual(['Heard at noon: J2 rests on this.']);
    const away = over.apply(over.tr.setMeta(linkHighlightKey, { hovered: null }));
    expect(lit(away)).toEqual(lit(inJ1));
  });

  it('moves with the text, and is there again after others replaced all of it', () => {
    const before = caretAfter(draft(), 'Ships');
    const typed = before.apply(before.tr.insertText(' out'));
    expect(lit(typed)).toEqual(lit(before));
    const whole = typed.tr.replaceWith(0, typed.doc.content.size, typed.doc.content);
    const replaced = caretAfter(typed.apply(whole), 'Ships');
    expect(lit(replaced)).toEqual(lit(before));
  });

  it('says against of what is meant both ways, and shows the sources of evidence', () => {
    const made = argument(['J1', 'E1', 'S1'], ['J1 supports E1', 'J1 contradicts E1', 'E1 cites S1']);
    expect([...partsOf(made, 'J1')]).toEqual([['E1', 'against']]);
    expect([...partsOf(made, 'E1')]).toEqual([['S1', 'cited']]);
    expect([...partsOf(made, 'nobody')]).toEqual([]);
  });
});

describe('the store', () => {
  afterEach(() => vi.useRealTimers());

  it('reads after a pause, once for many changes, and tells who subscribed', () => {
    vi.useFakeTimers();
    const state = draft();
    const store = argumentStoreOf(state);
    if (store === null) throw new Error('no store');
    const told = vi.fn();
    const stop = store.subscribe(told);
    const first = store.get();
    let now = state;
    for (let at = 0; at < 5; at += 1) {
      now = now.apply(now.tr.delete(0, now.doc.child(0).nodeSize));
      store.changed({ state: now, isDestroyed: false } as EditorView);
      if (at === 0) expect(store.get()).toBe(first);
    }
    vi.runAllTimers();
    expect(told).toHaveBeenCalledTimes(1);
    stop();
    store.readNow(state);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('of an editor that has gone reads nothing', () => {
    vi.useFakeTimers();
    const state = draft();
    const store = argumentStoreOf(state);
    const before = store?.get();
    store?.changed({ state: stateOf([]), isDestroyed: true } as EditorView);
    vi.runAllTimers();
    expect(store?.get()).toBe(before);
  });
});
