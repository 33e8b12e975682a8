import * as Y from 'yjs';

/** Where a block may be put: beside another one, or at the end of a section. */
export type BlockPlace = { readonly before: string } | { readonly after: string } | { readonly atEndOf: string };

type Parent = Y.XmlFragment | Y.XmlElement;
export type Standing = { readonly element: Y.XmlElement; readonly parent: Parent; readonly index: number };

/** The blocks that can be moved: those of the draft itself and of its sections, in order. */
export function standingBlocks(root: Y.XmlFragment): Standing[] {
  const all: Standing[] = [];
  const visit = (parent: Parent) => {
    parent.toArray().forEach((element, index) => {
      if (!(element instanceof Y.XmlElement)) return;
      all.push({ element, parent, index });
      if (element.nodeName === 'section') visit(element);
    });
  };
  visit(root);
  return all;
}

export function idOfElement(element: Y.XmlElement): string | null {
  const id: unknown = element.getAttribute('id');
  return typeof id === 'string' && id !== '' ? id : null;
}

/** The first living block with this id. */
export function findStanding(root: Y.XmlFragment, id: string): Standing | null {
  return standingBlocks(root).find(({ element }) => idOfElement(element) === id) ?? null;
}

/** An element somewhere in the draft by its id. */
export function findElement(parent: Parent, id: string): Y.XmlElement | null {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (idOfElement(child) === id) return child;
    const inside = findElement(child, id);
    if (inside !== null) return inside;
  }
  return null;
}

export type Found = { readonly element: Y.XmlElement; readonly parent: Parent };

/** Every element of the draft, outer ones first. */
export function allElements(parent: Parent): Found[] {
  return parent.toArray().flatMap((element) => {
    return element instanceof Y.XmlElement ? [{ element, parent }, ...allElements(element)] : [];
  });
}
