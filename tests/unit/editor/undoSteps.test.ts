import type { EditorState, Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import { undoSteps, undoStepsKey } from '../../../components/editor/binding/undoSteps.ts';
import { caretAfter, node, stateOf } from './draftState.ts';

const draft = () =>
  stateOf(
    [
      node('judgment', { id: 'j' }, node('statement', { id: 's' }, 'Ships sail'), node('basis', { id: 'b' }, 'Seen')),
      node('paragraph', { id: 'p' }, 'Last words'),
    ],
    [undoSteps()],
  );
const step = (state: EditorState): number => undoStepsKey.getState(state)?.number ?? -1;
const edited = (state: EditorState, make: (tr: Transaction) => Transaction) => state.apply(make(state.tr));
const typed = (state: EditorState, text: string) => edited(state, (tr) => tr.insertText(text));

describe('steps of undo', () => {
  it('go on while somebody types and deletes where they left off', () => {
    let state = typed(caretAfter(draft(), 'Ships'), 'a');
    const first = step(state);
    for (const letter of 'bcd') state = typed(state, letter);
    const { from } = state.selection;
    state = edited(state, (tr) => tr.delete(from - 1, from));
    state = typed(state, 'e');
    expect(step(state)).toBe(first);
  });

  it('end where typing goes on somewhere else', () => {
    const before = typed(caretAfter(draft(), 'Ships'), 'a');
    expect(step(typed(caretAfter(before, 'Last'), 'a'))).toBe(step(before) + 1);
  });

  it('end at a field that is chosen, and begin anew after it', () => {
    const before = typed(caretAfter(draft(), 'Ships'), 'a');
    const chosen = edited(before, (tr) => tr.setNodeAttribute(0, 'likelihood', 'likely'));
    expect(step(chosen)).toBe(step(before) + 1);
    expect(step(typed(chosen, 'b'))).toBe(step(before) + 2);
  });

  it('end at a block that is made, together with what is appended to that', () => {
    const before = typed(caretAfter(draft(), 'Last'), 'a');
    const root = before.tr.split(before.selection.from);
    const made = before.apply(root);
    const named = made.apply(made.tr.setNodeAttribute(0, 'id', 'n').setMeta('appendedTransaction', root));
    expect(step(named)).toBe(step(before) + 1);
  });

  it('are not ended by what others write, also before the place', () => {
    const before = typed(caretAfter(draft(), 'Last'), 'a');
    const theirs = edited(before, (tr) => tr.insertText('They say: ', 2).setMeta(ySyncPluginKey, {}));
    expect(step(typed(theirs, 'b'))).toBe(step(before));
  });

  it('begin anew after undo', () => {
    const before = typed(caretAfter(draft(), 'Last'), 'a');
    const { from } = before.selection;
    const undone = edited(before, (tr) =>
      tr.delete(from - 1, from).setMeta(ySyncPluginKey, { isUndoRedoOperation: true }),
    );
    expect(step(typed(undone, 'b'))).toBe(step(before) + 1);
  });
});
