import * as Y from 'yjs';

/** The first element with this id below a parent; null where there is none. */
export function elementById(parent: Y.XmlFragment, id: string): Y.XmlElement | null {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (child.getAttribute('id') === id) return child;
    const below = elementById(child, id);
    if (below !== null) return below;
  }
  return null;
}
