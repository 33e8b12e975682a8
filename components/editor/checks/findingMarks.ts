import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import { weightOf, type CheckPhase } from '../../../lib/domain/tradecraft/weightOf.ts';
import { placesOf } from './findingPlaces.ts';

type Marks = {
  /** Open findings, as they were last told. */
  readonly findings: readonly Finding[];
  /** The one that was gone to last; null: none. */
  readonly current: Finding | null;
  readonly decorations: DecorationSet;
};
type Ask = { readonly findings?: readonly Finding[]; readonly current?: Finding | null };
type Spec = { readonly finding: Finding };

const key = new PluginKey<Marks>('findingMarks');

/**
 * Underlines what the checks found, by decorations alone: nothing is stored, and no text moves. Typing moves the lines with
 * their words; an answer of the checks takes away and adds what it changed, and leaves the rest.
 */
export function findingMarks(
  phase: CheckPhase,
  onTouch: (view: EditorView, pos: number | null) => void,
): Plugin<Marks> {
  const drawn = (state: EditorState, findings: readonly Finding[], current: Finding | null): Decoration[] =>
    [...placesOf(state, findings)].map(([finding, { from, to, isBlock }]) => {
      const isCurrent = finding === current ? ' is-current' : '';
      const spec: Spec = { finding };
      return isBlock
        ? Decoration.node(from, to, { class: `lint-at lint-${weightOf(finding, phase)}${isCurrent}` }, spec)
        : Decoration.inline(from, to, { class: `lint lint-${weightOf(finding, phase)}${isCurrent}` }, spec);
    });

  const after = (tr: Transaction, before: Marks, state: EditorState): Marks => {
    const ask = tr.getMeta(key) as Ask | undefined;
    if (ask === undefined) {
      if (!tr.docChanged) return before;
      const decorations = before.decorations.map(tr.mapping, tr.doc);
      // What others write may replace what was underlined, with the same words in it.
      const isOthers =
        (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
      if (isOthers && decorations.find().length !== before.decorations.find().length) {
        const all = drawn(state, before.findings, before.current);
        return { ...before, decorations: DecorationSet.create(tr.doc, all) };
      }
      return { ...before, decorations };
    }
    const findings = ask.findings ?? before.findings;
    const current = ask.current === undefined ? before.current : ask.current;
    const known = new Set(findings);
    const shown = new Set(before.findings);
    const changed = [before.current, current].filter((each) => each !== null && before.current !== current);
    const isGone = ({ finding }: Spec) => !known.has(finding) || changed.includes(finding);
    const mapped = before.decorations.map(tr.mapping, tr.doc);
    const gone = mapped.find(undefined, undefined, (spec) => isGone(spec as Spec));
    const come = findings.filter((finding) => !shown.has(finding) || changed.includes(finding));
    const decorations = mapped.remove(gone).add(tr.doc, drawn(state, come, current));
    return { findings, current, decorations };
  };

  return new Plugin<Marks>({
    key,
    state: {
      init: () => ({ findings: [], current: null, decorations: DecorationSet.empty }),
      apply: (tr, before, _old, state) => after(tr, before, state),
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      handleDOMEvents: {
        mouseover: (view, event) => {
          const target = event.target instanceof Element ? event.target.closest('.lint') : null;
          onTouch(view, target === null ? null : view.posAtDOM(target, 0));
          return false;
        },
        mouseleave: (view) => {
          onTouch(view, null);
          return false;
        },
      },
      // A finger has nothing to rest with.
      handleClick: (view, pos, event) => {
        const isTouch = (event as Partial<PointerEvent>).pointerType === 'touch';
        if (isTouch && event.target instanceof Element && event.target.closest('.lint') !== null) onTouch(view, pos);
        return false;
      },
    },
  });
}

/** Tells an editor which findings stand open; nothing where they are those it has. */
export function showFindings(view: EditorView, findings: readonly Finding[]): void {
  const before = key.getState(view.state);
  if (before === undefined || isSame(before.findings, findings)) return;
  const current = before.current !== null && findings.includes(before.current) ? before.current : null;
  view.dispatch(view.state.tr.setMeta(key, { findings, current }).setMeta('addToHistory', false));
}

/** Marks the finding that was gone to. */
export function markCurrent(view: EditorView, current: Finding | null): void {
  if (currentFinding(view.state) === current) return;
  view.dispatch(view.state.tr.setMeta(key, { current }).setMeta('addToHistory', false));
}

/** The finding that was gone to last. */
export function currentFinding(state: EditorState): Finding | null {
  return key.getState(state)?.current ?? null;
}

/** The open findings that the editor shows. */
export function shownFindings(state: EditorState): readonly Finding[] {
  return key.getState(state)?.findings ?? [];
}

/** The findings whose words stand at a place. */
export function findingsAt(state: EditorState, pos: number): readonly Finding[] {
  const all = key.getState(state)?.decorations.find(pos, pos) ?? [];
  return all
    .filter(({ from, to }) => from <= pos && pos <= to && isInline(state, from, to))
    .map(({ spec }) => (spec as Spec).finding);
}

/** A decoration of a whole block begins before a node of its own size; one of words lies in a text block. */
function isInline(state: EditorState, from: number, to: number): boolean {
  return state.doc.nodeAt(from)?.nodeSize !== to - from || state.doc.resolve(from).parent.isTextblock;
}

function isSame(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, at) => finding === b[at]);
}
