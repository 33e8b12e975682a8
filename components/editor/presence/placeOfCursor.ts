import * as Y from 'yjs';

/** The block a caret is in and the section around it, by id; null where there is none. */
export type PeerPlace = { readonly blockId: string | null; readonly sectionId: string | null };

/**
 * Where somebody's caret is, as awareness tells it. Read from the shared document alone, upwards from the caret's text:
 * the cost does not grow with the draft. Null where it is nowhere (any more).
 */
export function placeOfCursor(doc: Y.Doc, cursor: unknown): PeerPlace | null {
  const head: unknown = typeof cursor === 'object' && cursor !== null && 'head' in cursor ? cursor.head : null;
  if (typeof head !== 'object' || head === null) return null;
  let at: unknown;
  try {
    const position = Y.createRelativePositionFromJSON(head);
    at = Y.createAbsolutePositionFromRelativePosition(position, doc)?.type;
  } catch {
    return null; // of a part of the document that this copy does not have yet
  }
  const way: Y.XmlElement[] = [];
  while (at instanceof Y.AbstractType) {
    if (at instanceof Y.XmlElement) way.unshift(at);
    at = at.parent;
  }
  const [first, second] = way;
  if (first === undefined) return null;
  const isInSection = first.nodeName === 'section';
  const block = isInSection ? second : first;
  const isHeading = block === undefined || block.nodeName === 'sectionHeading';
  return { blockId: isHeading ? null : idOf(block), sectionId: isInSection ? idOf(first) : null };
}

function idOf(element: Y.XmlElement): string | null {
  const id: unknown = element.getAttribute('id');
  return typeof id === 'string' ? id : null;
}
