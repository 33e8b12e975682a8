import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { FindIndex, matchFrom, type FindQuery, type Match } from './FindIndex.ts';

/** How finding stands. `current` is an index into `matches`, -1 while none is chosen. */
export type FindState = {
  readonly index: FindIndex;
  readonly matches: readonly Match[];
  readonly current: number;
  /** Where the window is that matches are drawn around. */
  readonly centre: number;
  readonly decorations: DecorationSet;
};

type Ask =
  | { readonly kind: 'query'; readonly query: FindQuery; readonly from: number }
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'look'; readonly centre: number }
  | { readonly kind: 'close' };

const key = new PluginKey<FindState | null>('find');

/** Most matches that are drawn, around what is in view: a letter may stand in a draft ten thousand times. */
const mostDrawn = 600;

/** How finding stands in an editor; null while nothing is looked for. */
export function findStateOf(state: EditorState): FindState | null {
  return key.getState(state) ?? null;
}

/** Finds in the draft, marks what is found and keeps up with changes. Nothing of it is stored. */
export function findInDraft(): Plugin<FindState | null> {
  return new Plugin<FindState | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, before) => after(tr, before),
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      handleKeyDown: (view, event) => {
        const state = findStateOf(view.state);
        if (state === null || event.altKey) return false;
        const isNext = event.key === 'F3' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'g');
        if (isNext) goToMatch(view, event.shiftKey ? 'previous' : 'next', true);
        return isNext;
      },
    },
  });
}

function after(tr: Transaction, before: FindState | null): FindState | null {
  const ask = tr.getMeta(key) as Ask | undefined;
  switch (ask?.kind) {
    case 'close':
      return null;
    case 'query': {
      const index = new FindIndex(ask.query);
      const matches = index.matchesIn(tr.doc);
      return drawn(tr, { index, matches, current: matchFrom(matches, ask.from), centre: ask.from });
    }
    case 'go':
      if (before === null) return null;
      return drawn(tr, { ...before, current: ask.index, centre: before.matches[ask.index]?.from ?? before.centre });
    case 'look':
      return before === null ? null : drawn(tr, { ...before, centre: ask.centre });
    case undefined:
      return before === null || !tr.docChanged ? before : afterChange(tr, before);
  }
}

/** The draft changed: only what changed is read again, and the chosen match stays chosen while it is one. */
function afterChange(tr: Transaction, before: FindState): FindState {
  const matches = before.index.matchesIn(tr.doc);
  const chosen = before.matches[before.current];
  const from = chosen === undefined ? -1 : tr.mapping.map(chosen.from, 1);
  const at = from < 0 ? -1 : matchFrom(matches, from);
  return drawn(tr, { ...before, matches, current: at, centre: tr.mapping.map(before.centre) });
}

function drawn(tr: Transaction, { index, matches, current, centre }: Omit<FindState, 'decorations'>): FindState {
  const middle = Math.max(0, matchFrom(matches, centre));
  const first = Math.max(0, Math.min(middle - mostDrawn / 2, matches.length - mostDrawn));
  const shown = matches.slice(first, first + mostDrawn);
  const decorations = shown.map(({ from, to }, at) =>
    Decoration.inline(from, to, { class: first + at === current ? 'find-hit is-chosen' : 'find-hit' }),
  );
  return { index, matches, current, centre, decorations: DecorationSet.create(tr.doc, decorations) };
}

function tell(view: EditorView, ask: Ask): void {
  view.dispatch(view.state.tr.setMeta(key, ask).setMeta('addToHistory', false));
}

/** Looks for something; the first match at or after the caret is chosen, and brought into view. */
export function find(view: EditorView, query: FindQuery): void {
  const state = findStateOf(view.state);
  const from = state?.matches[state.current]?.from ?? view.state.selection.from;
  tell(view, { kind: 'query', query, from });
  showChosen(view);
}

/** Chooses the next or previous match, round the end; `select` also puts the caret there. */
export function goToMatch(view: EditorView, way: 'next' | 'previous', select = false): void {
  const state = findStateOf(view.state);
  if (state === null || state.matches.length === 0) return;
  const { length } = state.matches;
  const at = state.current < 0 ? (way === 'next' ? 0 : length - 1) : state.current + (way === 'next' ? 1 : -1);
  tell(view, { kind: 'go', index: (at + length) % length });
  if (select) selectChosen(view);
  showChosen(view);
}

/** Replaces the chosen match and chooses the next one. Tells whether there was one. */
export function replaceChosen(view: EditorView, by: string): boolean {
  const state = findStateOf(view.state);
  const match = state?.matches[state.current];
  if (match === undefined || !view.editable) return false;
  view.dispatch(replacing(view.state.tr, match, by));
  const next = findStateOf(view.state);
  if (next !== null && next.matches.length > 0) {
    tell(view, { kind: 'go', index: matchFrom(next.matches, match.from + by.length) });
    showChosen(view);
  }
  return true;
}

/** Replaces every match in one step of undo. Gives how many there were. */
export function replaceAll(view: EditorView, by: string): number {
  const matches = findStateOf(view.state)?.matches ?? [];
  if (matches.length === 0 || !view.editable) return 0;
  const tr = view.state.tr;
  // From the end, so that the places before stay what they were.
  for (const match of matches.toReversed()) replacing(tr, match, by);
  view.dispatch(tr);
  return matches.length;
}

function replacing(tr: Transaction, { from, to }: Match, by: string): Transaction {
  return by === '' ? tr.delete(from, to) : tr.insertText(by, from, to);
}

/** Ends finding; the caret goes back into the text, with the chosen match selected. */
export function closeFind(view: EditorView): void {
  selectChosen(view);
  tell(view, { kind: 'close' });
  view.focus();
}

function selectChosen(view: EditorView): void {
  const state = findStateOf(view.state);
  const match = state?.matches[state.current];
  if (match === undefined) return;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)));
}

/** Draws the matches around what is in view; asked for when the page was scrolled far. */
export function drawInView(view: EditorView): void {
  const state = findStateOf(view.state);
  const desk = view.dom.closest('.desk');
  if (state === null || desk === null || state.matches.length <= mostDrawn) return;
  const box = desk.getBoundingClientRect();
  const left = view.dom.getBoundingClientRect().left + 8;
  const at = view.posAtCoords({ left, top: box.top + box.height / 2 });
  if (at !== null) tell(view, { kind: 'look', centre: at.pos });
}

/** Brings the chosen match into the middle of the desk where it is out of view. */
function showChosen(view: EditorView): void {
  const state = findStateOf(view.state);
  const match = state?.matches[state.current];
  const desk = view.dom.closest('.desk');
  if (match === undefined || !(desk instanceof HTMLElement)) return;
  const { top } = view.coordsAtPos(match.from);
  const box = desk.getBoundingClientRect();
  if (top < box.top + 72 || top > box.bottom - 72) desk.scrollTop += top - box.top - box.height * 0.38;
}
