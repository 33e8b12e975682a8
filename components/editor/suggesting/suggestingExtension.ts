import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { threadAt } from '../threads/threadsExtension.ts';
import { piecesToBegin } from './piecesToBegin.ts';
import { ScratchViews } from './ScratchViews.ts';
import { SuggestingDesk, type SuggestingSnapshot } from './SuggestingDesk.ts';
import { neighbour, textBlockAt, textBlockOf, type TextBlock } from './textBlocks.ts';

type Suggesting = {
  readonly desk: SuggestingDesk;
  readonly views: ScratchViews;
  readonly drawn: SuggestingSnapshot;
  /** Where each block with a scratch stands. */
  readonly places: ReadonlyMap<string, number>;
  readonly decorations: DecorationSet;
};

const key = new PluginKey<Suggesting>('suggesting');

/** How an editor is worked on; null where it was made without. */
export function suggestingOf(state: EditorState): SuggestingDesk | null {
  return key.getState(state)?.desk ?? null;
}

/**
 * Suggesting: in place of a block that one types in stands a copy of its words, which the shared document knows nothing
 * of. Whatever the mode, nobody's own change gets into the draft but in Editing; what others write comes in always.
 */
type Options = { readonly mayWrite: boolean; /** The mode is another one. */ readonly onMode: () => void };

export const suggestingExtension = Extension.create<Options>({
  name: 'suggesting',
  priority: 880,
  addOptions: () => ({ mayWrite: false, onMode: () => undefined }),
  addProseMirrorPlugins() {
    return [suggesting(this.options)];
  },
});

function suggesting({ mayWrite, onMode }: Options): Plugin<Suggesting> {
  return new Plugin<Suggesting>({
    key,
    state: {
      init: () => {
        const desk = new SuggestingDesk(mayWrite ? 'editing' : 'viewing');
        const drawn = desk.get();
        return { desk, views: new ScratchViews(desk), drawn, places: new Map(), decorations: DecorationSet.empty };
      },
      apply: (tr, before, _, state) => {
        if (tr.getMeta(key) === undefined && (!tr.docChanged || before.drawn.scratches.size === 0)) return before;
        const near = new Map([...before.places].map(([id, pos]) => [id, tr.mapping.map(pos)]));
        return drawnIn(before, state, near);
      },
    },
    filterTransaction: (tr, state) => {
      if (!tr.docChanged || suggestingOf(state)?.get().mode === 'editing') return true;
      // Only what the shared document tells the page is marked by its binding.
      return tr.getMeta(ySyncPluginKey) !== undefined;
    },
    view: (view) => {
      const own = key.getState(view.state);
      if (own === undefined) return {};
      own.views.onLeave = (blockId, way) => {
        const at = textBlockOf(view.state, blockId, key.getState(view.state)?.places.get(blockId));
        if (at === null) return;
        const next = neighbour(
          view.state,
          way === 'after' ? at.pos + at.node.nodeSize : at.pos,
          way === 'after' ? 1 : -1,
        );
        if (next !== null) open(view, next, way === 'after' ? 'start' : 'end');
      };
      const stop = own.desk.subscribe(() => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
      });
      return {
        update: ({ state }, before) => {
          if (key.getState(state)?.drawn.mode !== key.getState(before)?.drawn.mode) onMode();
        },
        destroy: () => {
          stop();
          own.views.destroy();
        },
      };
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      attributes: (state) => {
        const mode = suggestingOf(state)?.get().mode ?? 'viewing';
        // Where nothing can be typed into the draft itself it takes the focus all the same: from there a block is opened.
        return mode === 'editing'
          ? { 'data-mode': mode }
          : { 'data-mode': mode, 'aria-readonly': 'true', tabindex: '0' };
      },
      handleClick: (view, pos) => {
        if (suggestingOf(view.state)?.isOn !== true || !view.state.selection.empty) return false;
        // On a phone the thread's card comes over the text.
        if (threadAt(view.state, pos) !== null && window.matchMedia('(max-width: 719px)').matches) return false;
        const $pos = view.state.doc.resolve(pos);
        const block = $pos.parent.isTextblock ? textBlockAt(view.state, pos) : null;
        return block !== null && open(view, block, pos - block.pos - 1);
      },
      handleDOMEvents: {
        keydown: (view, event) => {
          if (suggestingOf(view.state)?.isOn !== true || event.defaultPrevented) return false;
          const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
          if (!(event.target instanceof HTMLElement) || event.target.closest('button, [data-thread]') !== null)
            return false;
          if (event.key !== 'Enter' && !isLetter) return false;
          const block = blockFromKeys(view, event.target);
          if (block === null || !open(view, block, 'end')) return false;
          // A letter goes to where the focus is now.
          if (!isLetter) event.preventDefault();
          return true;
        },
      },
    },
  });
}

/** Opens a block for other words, or goes into what was begun there. */
export function open(view: EditorView, block: TextBlock, at: number | 'start' | 'end'): boolean {
  const own = key.getState(view.state);
  if (own === undefined || !own.desk.isOn) return false;
  if (!own.desk.get().scratches.has(block.id)) {
    const begun = piecesToBegin(view.state, block);
    if (typeof begun === 'string') {
      own.desk.requests.ask({ what: 'refuse', why: begun });
      return false;
    }
    own.desk.put(begun);
  }
  own.views.focus(block.id, at);
  return true;
}

/** Opens the block that the caret was in last, or else the first that is in view. For the keyboard. */
export function openHere(view: EditorView): boolean {
  const block = blockFromKeys(view, view.dom);
  return block !== null && open(view, block, 'end');
}

function blockFromKeys(view: EditorView, target: HTMLElement): TextBlock | null {
  const { state } = view;
  const inside = target === view.dom ? null : target.closest('[data-id]');
  if (inside !== null && view.dom.contains(inside)) return textBlockAt(state, view.posAtDOM(inside, 0));
  const { head } = state.selection;
  if (head > 0 && state.doc.resolve(head).parent.isTextblock) return textBlockAt(state, head);
  const frame = view.dom.closest('.desk')?.getBoundingClientRect();
  const first =
    frame === undefined ? null : view.posAtCoords({ left: frame.left + frame.width / 2, top: frame.top + 80 });
  return neighbour(state, first?.pos ?? 0, 1) ?? neighbour(state, 0, 1);
}

function drawnIn(before: Suggesting, state: EditorState, near: ReadonlyMap<string, number>): Suggesting {
  const { desk, views } = before;
  const drawn = desk.get();
  const places = new Map<string, number>();
  const decorations: Decoration[] = [];
  for (const scratch of desk.isOn ? drawn.scratches.values() : []) {
    const block = textBlockOf(state, scratch.blockId, near.get(scratch.blockId));
    if (block === null) continue;
    places.set(scratch.blockId, block.pos);
    decorations.push(
      Decoration.node(block.pos, block.pos + block.node.nodeSize, { class: 'in-scratch', 'aria-hidden': 'true' }),
      Decoration.widget(block.pos, (view) => views.domOf(scratch, view, block.pos), {
        key: `scratch:${scratch.blockId}:${scratch.base}`,
        side: -1,
        stopEvent: () => true,
        ignoreSelection: true,
      }),
    );
  }
  return { desk, views, drawn, places, decorations: DecorationSet.create(state.doc, decorations) };
}
