import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { DissentDto } from '../../../lib/protocol/roundsDto.ts';

/** The dissents that stand, by the judgments they are about. */
export type Dissents = ReadonlyMap<string, readonly DissentDto[]>;

const none: Dissents = new Map();
const dissentsKey = new PluginKey<Dissents>('dissents');

/** The dissents that are shown in an editor: one object until they change. */
export function dissentsIn(state: EditorState): Dissents {
  return dissentsKey.getState(state) ?? none;
}

/** Keeps the dissents beside the draft; nothing of them is in it. */
export function dissentState(): Plugin<Dissents> {
  return new Plugin<Dissents>({
    key: dissentsKey,
    state: {
      init: () => none,
      apply: (tr, before) => (tr.getMeta(dissentsKey) as Dissents | undefined) ?? before,
    },
  });
}

/** Shows other dissents: those that were not withdrawn. Costs nothing where they are the same. */
export function showDissents(view: EditorView, dissents: readonly DissentDto[]): void {
  const next = new Map<string, DissentDto[]>();
  for (const dissent of dissents) {
    if (dissent.withdrawnAt !== null) continue;
    const here = next.get(dissent.judgmentId);
    if (here === undefined) next.set(dissent.judgmentId, [dissent]);
    else here.push(dissent);
  }
  if (JSON.stringify([...next]) === JSON.stringify([...dissentsIn(view.state)])) return;
  view.dispatch(view.state.tr.setMeta(dissentsKey, next).setMeta('addToHistory', false));
}
