import type { EditorView } from '@tiptap/pm/view';
import { mayHold, isNodeKind } from '../../../lib/document/grammar.ts';
import type { BlockPlace } from './blockPlaces.ts';
import { standingNodes } from './blockMoves.ts';

/** A place where a dragged block may land, and where its line is drawn on the screen, px. */
export type DropPlace = {
  readonly place: BlockPlace;
  readonly y: number;
  readonly left: number;
  readonly width: number;
};

/** Where the block with `id` may land: before each block of its kind of place, and at the end of each section or the draft. */
export function dropPlaces(view: EditorView, id: string): DropPlace[] {
  const all = standingNodes(view.state.doc);
  const dragged = all.find(({ node }) => node.attrs['id'] === id);
  if (dragged === undefined) return [];
  const kind = dragged.node.type.name;
  const isSection = kind === 'section';
  const places: DropPlace[] = [];
  for (const { node, pos, section } of all) {
    const other: unknown = node.attrs['id'];
    const dom = view.nodeDOM(pos);
    if (typeof other !== 'string' || other === id || !(dom instanceof HTMLElement)) continue;
    const box = dom.getBoundingClientRect();
    const at = { left: box.left, width: box.width };
    if (node.type.name === 'section') {
      if (isSection) {
        places.push({ ...at, place: { before: other }, y: box.top }, { ...at, place: { after: other }, y: box.bottom });
      } else if (isNodeKind(kind) && mayHold('section', kind) && node.lastChild !== null) {
        const heading = dom.querySelector('h2')?.getBoundingClientRect();
        const isEmpty = !all.some((each) => each.section === node);
        if (isEmpty) places.push({ ...at, place: { atEndOf: other }, y: heading?.bottom ?? box.bottom });
      }
    } else if (!isSection && section !== dragged.node) {
      places.push({ ...at, place: { before: other }, y: box.top }, { ...at, place: { after: other }, y: box.bottom });
    }
  }
  return places;
}

/** The place nearest to the pointer. */
export function placeAt(places: readonly DropPlace[], pointerY: number): DropPlace | null {
  let nearest: DropPlace | null = null;
  for (const place of places) {
    if (nearest === null || Math.abs(place.y - pointerY) < Math.abs(nearest.y - pointerY)) nearest = place;
  }
  return nearest;
}
