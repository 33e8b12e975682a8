import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { ThreadDto } from '../../../lib/protocol/threadsDto.ts';
import { boxOf } from '../checks/goToFinding.ts';
import { ThreadDesk, type DeskSnapshot } from './ThreadDesk.ts';

type Threads = { readonly desk: ThreadDesk; readonly drawn: DeskSnapshot; readonly decorations: DecorationSet };

const key = new PluginKey<Threads>('threads');

/** After so long without a change of the draft it is looked where each thread's words are, ms. */
const restMs = 250;
/** How far from the desk's edges a place counts as in view, px. */
const edge = 72;

/** The threads beside an editor; null where it has none. */
export function threadsOf(state: EditorState): ThreadDesk | null {
  return key.getState(state)?.desk ?? null;
}

/**
 * Draws the words that threads are about, by decorations alone: nothing is stored in the draft. Typing moves them with
 * their words; where they are is looked at again once the draft rests.
 */
export const threadsExtension = Extension.create<{ readonly mayWrite: boolean }>({
  name: 'threads',
  priority: 890,
  addOptions: () => ({ mayWrite: false }),
  addProseMirrorPlugins() {
    return [threadMarks(this.options.mayWrite)];
  },
});

function threadMarks(mayWrite: boolean): Plugin<Threads> {
  return new Plugin<Threads>({
    key,
    state: {
      init: () => {
        const desk = new ThreadDesk();
        return { desk, drawn: desk.get(), decorations: DecorationSet.empty };
      },
      apply: (tr, before) => {
        if (tr.getMeta(key) !== undefined) return drawnAnew(before, tr.doc, mayWrite);
        return tr.docChanged ? { ...before, decorations: before.decorations.map(tr.mapping, tr.doc) } : before;
      },
    },
    view: (view) => {
      const desk = threadsOf(view.state);
      let timer: ReturnType<typeof setTimeout> | null = null;
      const stop = desk?.subscribe(() => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
      });
      return {
        update: ({ state }, before) => {
          if (state.doc === before.doc) return;
          if (timer !== null) clearTimeout(timer);
          timer = setTimeout(() => (view.isDestroyed ? undefined : desk?.look(view.state)), restMs);
        },
        destroy: () => {
          stop?.();
          if (timer !== null) clearTimeout(timer);
        },
      };
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      handleClick: (view, pos) => {
        const threadId = threadAt(view.state, pos);
        if (threadId !== null) threadsOf(view.state)?.requests.ask({ what: 'show', threadId });
        return false;
      },
      // Not `handleKeyDown`: where nothing can be typed it is not asked.
      handleDOMEvents: {
        keydown: (view, event) => {
          const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-thread]') : null;
          const threadId = target?.dataset['thread'];
          if (event.key !== 'Enter' || threadId === undefined || view.editable) return false;
          event.preventDefault();
          return threadsOf(view.state)?.requests.ask({ what: 'show', threadId }) ?? false;
        },
      },
    },
  });
}

function drawnAnew({ desk }: Threads, doc: EditorState['doc'], mayWrite: boolean): Threads {
  const snapshot = desk.get();
  const drawn = snapshot.threads.filter(({ status, id }) => status === 'open' || id === snapshot.active);
  const decorations = drawn.flatMap((thread) => {
    const place = snapshot.places.get(thread.id);
    return place === undefined || place.to > doc.content.size
      ? []
      : [decorationOf(thread, place, snapshot.active, mayWrite)];
  });
  return { desk, drawn: snapshot, decorations: DecorationSet.create(doc, decorations) };
}

function decorationOf(
  thread: ThreadDto,
  { from, to }: { readonly from: number; readonly to: number },
  active: string | null,
  mayWrite: boolean,
): Decoration {
  const names = ['thread', ...(thread.id === active ? ['is-on'] : []), ...(thread.isPending ? ['is-pending'] : [])];
  return Decoration.inline(
    from,
    to,
    // Where one writes, the caret goes into the words; where one only reads, they take the focus themselves.
    { class: names.join(' '), 'data-thread': thread.id, ...(mayWrite ? {} : { tabindex: '0', role: 'mark' }) },
    { id: thread.id },
  );
}

/** The thread whose words stand at a place: of several, the one with the fewest words. */
export function threadAt(state: EditorState, pos: number): string | null {
  const all = key.getState(state)?.decorations.find(pos, pos) ?? [];
  const [narrowest] = all.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  const spec = narrowest?.spec as { readonly id?: string } | undefined;
  return spec?.id ?? null;
}

/** Brings a thread's words into view, with the caret there where they can be written. False where it is detached. */
export function goToThread(view: EditorView, threadId: string): boolean {
  const desk = threadsOf(view.state);
  desk?.look(view.state);
  const place = desk?.get().places.get(threadId);
  desk?.activate(threadId);
  if (place === undefined) return false;
  if (view.editable) {
    const selection = TextSelection.create(view.state.doc, place.from, place.to);
    view.dispatch(view.state.tr.setSelection(selection).setMeta('addToHistory', false));
  }
  const box = boxOf(view, { ...place, isBlock: false });
  const frame = view.dom.closest('.desk');
  if (frame === null) return true;
  const { top, bottom, height } = frame.getBoundingClientRect();
  if (box.top < top + edge || box.top > bottom - edge) frame.scrollTop += box.top - top - height * 0.3;
  return true;
}
