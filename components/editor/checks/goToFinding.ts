import { TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import { speak } from '../shell/speak.tsx';
import { checksOf } from './checksExtension.ts';
import { currentFinding, markCurrent, shownFindings } from './findingMarks.ts';
import { placeOf, placesOf, type FindingPlace } from './findingPlaces.ts';

/** How far from the desk's edges a place counts as in view, px. */
const edge = 72;

/** Brings a finding into view, with the caret at its words where they can be written. False where it has no place. */
export function goToFinding(view: EditorView, finding: Finding): boolean {
  const place = placeOf(view.state, finding);
  if (place === null) return false;
  markCurrent(view, finding);
  if (view.editable) {
    const { doc } = view.state;
    const selection = place.isBlock
      ? TextSelection.near(doc.resolve(place.from + 1), 1)
      : TextSelection.create(doc, place.from, place.to);
    view.dispatch(view.state.tr.setSelection(selection).setMeta('addToHistory', false));
  }
  // With its selection: the browser alone would put the caret where it last was.
  if (view.editable) view.focus();
  else view.dom.focus({ preventScroll: true });
  const box = boxOf(view, place);
  const desk = view.dom.closest('.desk');
  if (desk === null) return true;
  const frame = desk.getBoundingClientRect();
  if (box.top < frame.top + edge || box.top > frame.bottom - edge)
    desk.scrollTop += box.top - frame.top - frame.height * 0.3;
  return true;
}

/** Where a place is drawn: the words' first line, or the block. */
export function boxOf(view: EditorView, { from, to, isBlock }: FindingPlace): DOMRect {
  const element = isBlock ? view.nodeDOM(from) : null;
  if (element instanceof Element) {
    const { left, top, width } = element.getBoundingClientRect();
    return new DOMRect(left, top, width, 28);
  }
  const start = view.coordsAtPos(from, 1);
  const end = view.coordsAtPos(to, -1);
  const isOneLine = end.bottom - start.bottom < 4;
  return new DOMRect(
    start.left,
    start.top,
    isOneLine ? Math.max(1, end.left - start.left) : 1,
    start.bottom - start.top,
  );
}

/** Goes to the next or previous finding that has a place, round the end, and shows its card with the keyboard in it. */
export function stepToFinding(view: EditorView, way: 'next' | 'previous'): void {
  const findings = inOrder(view.state);
  if (findings.length === 0) return speak('No findings from these checks.');
  const next = findings[indexAfter(view.state, findings, way)];
  if (next === undefined || !goToFinding(view, next.finding)) return;
  checksOf(view.state)?.requests.ask({ what: 'card', findings: [next.finding], withFocus: true });
}

type Placed = { readonly finding: Finding; readonly place: FindingPlace };

function inOrder(state: EditorState): readonly Placed[] {
  const placed = [...placesOf(state, shownFindings(state))].map(([finding, place]) => ({ finding, place }));
  return placed.sort((a, b) => a.place.from - b.place.from || b.place.to - a.place.to);
}

function indexAfter(state: EditorState, findings: readonly Placed[], way: 'next' | 'previous'): number {
  const current = currentFinding(state);
  const at = findings.findIndex(({ finding }) => finding === current);
  const { length } = findings;
  // From the one gone to last while the caret is still there; else from the caret.
  const isThere = at >= 0 && isIn(state, findings[at]?.place);
  if (isThere) return (at + (way === 'next' ? 1 : -1) + length) % length;
  const { head } = state.selection;
  const ahead = findings.findIndex(({ place }) => place.from >= head);
  if (way === 'next') return ahead < 0 ? 0 : ahead;
  return ((ahead < 0 ? length : ahead) - 1 + length) % length;
}

/** Where nobody can write the caret says nothing. */
function isIn(state: EditorState, place: FindingPlace | undefined): boolean {
  const { from, to } = state.selection;
  return place !== undefined && (to === 0 || (from >= place.from && to <= place.to));
}
