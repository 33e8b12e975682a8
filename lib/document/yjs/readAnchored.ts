import * as Y from 'yjs';
import type { DocJson } from '../docJson.ts';
import { readDoc } from './readDraft.ts';
import { openDoc } from './storeDoc.ts';
import type { StoredDraft } from './storedDraft.ts';

/** Relative positions of both ends of a stretch, in base64; null: none are known. */
export type AnchorPoints = { readonly start: string; readonly end: string } | null;

/** A draft, and where each pair of points stands in it: a text block and places in it, or nowhere. */
export type AnchoredDraft = {
  readonly draft: DocJson;
  readonly live: readonly ({ readonly blockId: string; readonly from: number; readonly to: number } | null)[];
};

/** Reads a draft and resolves relative positions in it. Points that cannot be read point nowhere. */
export function readAnchored(
  snapshot: Pick<StoredDraft, 'state'>,
  tail: readonly Uint8Array[],
  points: readonly AnchorPoints[],
): AnchoredDraft {
  const doc = openDoc(snapshot, tail);
  return { draft: readDoc(doc), live: points.map((each) => (each === null ? null : stretchIn(doc, each))) };
}

function stretchIn(doc: Y.Doc, { start, end }: NonNullable<AnchorPoints>): AnchoredDraft['live'][number] {
  const from = placeIn(doc, start);
  const to = placeIn(doc, end);
  if (from === null || to === null || from.element !== to.element || from.at >= to.at) return null;
  const blockId: unknown = from.element.getAttribute('id');
  return typeof blockId === 'string' ? { blockId, from: from.at, to: to.at } : null;
}

/** The text block that a point is in, and its place there: each character and each node inside counts one. */
function placeIn(doc: Y.Doc, point: string): { readonly element: Y.XmlElement; readonly at: number } | null {
  try {
    const bytes = Uint8Array.from(atob(point), (letter) => letter.charCodeAt(0));
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc);
    if (found === null || found.type._item?.deleted === true) return null;
    const { type, index } = found;
    if (type instanceof Y.XmlElement) return { element: type, at: lengthOf(type, index) };
    const element = type.parent;
    if (!(type instanceof Y.XmlText) || !(element instanceof Y.XmlElement)) return null;
    return { element, at: lengthOf(element, element.toArray().indexOf(type)) + index };
  } catch {
    return null;
  }
}

/** How many places the first children of a text block are. */
function lengthOf(element: Y.XmlElement, children: number): number {
  return element
    .toArray()
    .slice(0, children)
    .reduce((sum, child) => sum + (child instanceof Y.XmlText ? child.length : 1), 0);
}
