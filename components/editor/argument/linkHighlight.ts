import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Argument } from '../../../lib/domain/argument/argument.ts';
import { fallSentence } from '../../../lib/domain/argument/fallsWith.ts';
import { restsOn } from '../../../lib/domain/argument/restsOn.ts';
import { argumentBlockAt, argumentBlocks } from './argumentBlocks.ts';
import { argumentStoreOf } from './argumentStore.ts';

/** How a block is meant by the one in question. Words, so that nobody has to tell colours apart. */
export type Part = 'for' | 'against' | 'context' | 'assumed' | 'cited';
const partWords: Readonly<Record<Part, string>> = {
  for: 'For',
  against: 'Against',
  context: 'Context for',
  assumed: 'Assumed by',
  cited: 'Cited by',
};

type Lit = {
  /** The block under the pointer; null while there is none that matters. */
  readonly hovered: string | null;
  /** The block that is shown: the hovered one, else the one the caret is in. */
  readonly shown: string | null;
  readonly argument: Argument | null;
  readonly decorations: DecorationSet;
};

export const linkHighlightKey = new PluginKey<Lit>('linkHighlight');

/** How long the pointer rests on a block before it counts, ms: passing over the page lights nothing. */
const restMs = 120;

/** What a block goes back to, by how it is meant. */
export function partsOf(argument: Argument, id: string): ReadonlyMap<string, Part> {
  const node = argument.byId.get(id);
  const parts = new Map<string, Part>();
  if (node === undefined) return parts;
  const footing = restsOn(argument, id);
  // Who is meant both for and against is shown as against: that is what a reader must not miss.
  for (const each of footing.context) parts.set(each.id, 'context');
  for (const each of footing.for) parts.set(each.id, 'for');
  for (const each of footing.against) parts.set(each.id, 'against');
  for (const each of footing.assumed) parts.set(each.id, 'assumed');
  if (node.kind !== 'judgment' && node.kind !== 'alternative')
    for (const { kind, to } of argument.relationsFrom(id)) if (kind === 'cites') parts.set(to, 'cited');
  return parts;
}

/**
 * Shows what the block under the pointer, or around the caret, rests on, and what would fall with it. By decorations
 * alone: nothing is stored, and no text moves. Redrawn when the block or the argument changes; typing only moves it.
 */
export function linkHighlight(): Plugin<Lit> {
  const nothing: Lit = { hovered: null, shown: null, argument: null, decorations: DecorationSet.empty };
  return new Plugin<Lit>({
    key: linkHighlightKey,
    state: {
      init: () => nothing,
      apply: (tr, before, _old, state) => {
        const asked = tr.getMeta(linkHighlightKey) as { readonly hovered?: string | null } | undefined;
        if (asked === undefined && !tr.docChanged && !tr.selectionSet) return before;
        const hovered = asked?.hovered === undefined ? before.hovered : asked.hovered;
        const argument = argumentStoreOf(state)?.get() ?? null;
        const shown = hovered ?? argumentBlockAt(state)?.id ?? null;
        if (shown === before.shown && argument === before.argument) {
          const decorations = tr.docChanged ? before.decorations.map(tr.mapping, tr.doc) : before.decorations;
          // What others write may replace what was decorated.
          const isWhole = !tr.docChanged || decorations.find().length === before.decorations.find().length;
          if (isWhole) return { hovered, shown, argument, decorations };
        }
        return { hovered, shown, argument, decorations: drawn(state, argument, shown) };
      },
    },
    props: {
      decorations: (state) => linkHighlightKey.getState(state)?.decorations,
      handleDOMEvents: {
        mouseover: (view, event) => {
          rest(view, blockUnder(view, event.target));
          return false;
        },
        mouseleave: (view) => {
          rest(view, null);
          return false;
        },
      },
    },
    view: (view) => {
      const redraw = () => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(linkHighlightKey, {}));
      };
      const stop = argumentStoreOf(view.state)?.subscribe(redraw);
      return {
        destroy: () => {
          stop?.();
          clearTimeout(resting.get(view));
        },
      };
    },
  });
}

const resting = new WeakMap<EditorView, ReturnType<typeof setTimeout>>();

function rest(view: EditorView, id: string | null): void {
  clearTimeout(resting.get(view));
  if ((linkHighlightKey.getState(view.state)?.hovered ?? null) === id) return;
  const timer = setTimeout(() => {
    if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(linkHighlightKey, { hovered: id }));
  }, restMs);
  resting.set(view, timer);
}

/** Id of the block of the argument that an element stands in. */
function blockUnder(view: EditorView, target: EventTarget | null): string | null {
  const argument = argumentStoreOf(view.state)?.get();
  for (let at = target instanceof Element ? target : null; at !== null && at !== view.dom; at = at.parentElement) {
    const id = at.getAttribute('data-id');
    if (id !== null && argument?.byId.has(id) === true) return id;
  }
  return null;
}

function drawn(state: EditorState, argument: Argument | null, shown: string | null): DecorationSet {
  if (argument === null || shown === null) return DecorationSet.empty;
  const holder = argument.byId.get(shown);
  const parts = partsOf(argument, shown);
  const sentence = fallSentence(argument, shown);
  if (holder === undefined || (parts.size === 0 && sentence === '')) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  for (const [id, { pos, node }] of argumentBlocks(state.doc, new Set([...parts.keys(), shown]))) {
    const part = parts.get(id);
    if (part !== undefined) {
      const words = `${partWords[part]} ${holder.label}`;
      decorations.push(
        Decoration.node(pos, pos + node.nodeSize, { class: `lit lit-${part}`, 'data-lit': words }, { lit: words }),
      );
    }
    if (id === shown && sentence !== '') {
      decorations.push(Decoration.node(pos, pos + node.nodeSize, { class: 'falls', 'data-falls': sentence }));
    }
  }
  return DecorationSet.create(state.doc, decorations);
}
