import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { MarkingSystemId } from '../../../lib/domain/marking/markingSystems.ts';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import type { CheckPhase } from '../../../lib/domain/tradecraft/weightOf.ts';
import { RequestLine } from '../argument/RequestLine.ts';
import { settingsIn } from '../blocks/paperSettings.ts';
import { ChecksStore, type CheckThread } from './ChecksStore.ts';
import { FindingBoard } from './FindingBoard.ts';
import { findingMarks, findingsAt, showFindings } from './findingMarks.ts';

/** What can be asked of the tools of the checks on the page. */
export type ChecksRequest =
  /** Shows what is found at a place; with none of them, puts the card away. */
  | { readonly what: 'card'; readonly findings: readonly Finding[]; readonly withFocus: boolean }
  | { readonly what: 'waive'; readonly finding: Finding };

export type Checks = {
  readonly store: ChecksStore;
  readonly board: FindingBoard;
  readonly requests: RequestLine<ChecksRequest>;
};

const key = new PluginKey<Checks>('checks');

/** How long the pointer rests on words before their card is shown, and stays away before it is put away, ms. */
const restMs = 300;

/** The checks beside an editor; null where it has none. */
export function checksOf(state: EditorState): Checks | null {
  return key.getState(state) ?? null;
}

/** The thread that checks: a file of its own in the build. */
function startThread(): CheckThread | null {
  if (typeof Worker === 'undefined') return null;
  return new Worker(new URL('./desk/checkWorker.ts', import.meta.url), { type: 'module' }) as unknown as CheckThread;
}

export type ChecksSetting = {
  readonly phase: CheckPhase;
  /** The marking system where the paper names none. */
  readonly marking: MarkingSystemId;
};

/** Has the draft checked by another thread as it is written, and underlines what is found. */
export const checksExtension = Extension.create<ChecksSetting>({
  name: 'checks',
  priority: 900,
  addOptions: () => ({ phase: 'draft', marking: 'none' }),
  addProseMirrorPlugins() {
    return [feeding(this.options), findingMarks(this.options.phase, resting())];
  },
});

function feeding({ marking }: ChecksSetting): Plugin<Checks> {
  return new Plugin<Checks>({
    key,
    state: {
      init: (_config, state) => {
        const store = new ChecksStore(state, { thread: startThread, marking });
        return { store, board: new FindingBoard(store), requests: new RequestLine<ChecksRequest>() };
      },
      apply: (_tr, checks) => checks,
    },
    view: (view) => {
      const checks = key.getState(view.state);
      checks?.store.changed(view.state);
      const stop = checks?.board.subscribe(() => {
        if (!view.isDestroyed) showFindings(view, checks.board.get().open);
      });
      return {
        update: ({ state }, before) => {
          if (state.doc !== before.doc || settingsIn(state) !== settingsIn(before)) checks?.store.changed(state);
        },
        destroy: () => {
          stop?.();
          checks?.store.stop();
        },
      };
    },
  });
}

/** Asks for the card of what the pointer rests on. */
function resting(): (view: EditorView, pos: number | null) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (view, pos) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (view.isDestroyed || (pos !== null && pos > view.state.doc.content.size)) return;
      const findings = pos === null ? [] : findingsAt(view.state, pos);
      checksOf(view.state)?.requests.ask({ what: 'card', findings, withFocus: false });
    }, restMs);
  };
}
