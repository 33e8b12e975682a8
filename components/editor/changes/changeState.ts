import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { ChangeFacts } from '../../../lib/domain/publications/changeStatement.ts';

const changeKey = new PluginKey<ChangeFacts | null>('change');

/** What the draft's judgments are compared with, one object until it is another; null: not known yet. */
export function changeIn(state: EditorState): ChangeFacts | null {
  return changeKey.getState(state) ?? null;
}

/** Keeps what was published, and what was said of changes since, beside the draft; nothing of it is in the draft. */
export function changeState(): Plugin<ChangeFacts | null> {
  return new Plugin<ChangeFacts | null>({
    key: changeKey,
    state: {
      init: () => null,
      apply: (tr, before) => (tr.getMeta(changeKey) as ChangeFacts | undefined) ?? before,
    },
  });
}

/** Shows what is known by now. Costs nothing where it is the same. */
export function showChange(view: EditorView, facts: ChangeFacts | null): void {
  if (facts === null || JSON.stringify(facts) === JSON.stringify(changeIn(view.state))) return;
  view.dispatch(view.state.tr.setMeta(changeKey, facts).setMeta('addToHistory', false));
}

/** What a judgment's row asks of the page: that somebody may say what changed in it. */
export const statingAsked = 'yardstick:stating';
export type StatingAsked = { readonly judgmentId: string; readonly label: string; readonly clause: string };
