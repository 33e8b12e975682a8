import * as Y from 'yjs';
import { isNodeKind, mayHold } from '../../../lib/document/grammar.ts';
import { findStanding, type BlockPlace } from './blockPlaces.ts';
import { copyOfBlock, elementOf, type BlockCopy } from './pieces.ts';

export type MovedHere = { readonly from: BlockCopy; readonly to: Y.XmlElement };
/** `onMade` is told within the transaction, before anybody observes it. */
type How = { readonly origin: unknown; readonly onMade?: (moved: MovedHere) => void };

/**
 * Moves a block of the shared draft, with its id and everything in it, in one transaction: Yjs cannot move, so it is
 * written anew at its place and taken away at the old one.
 *
 * @returns null where there is nothing to move, or it stands there already, or may not stand there.
 */
export function moveInDraft(root: Y.XmlFragment, id: string, place: BlockPlace, how: How): MovedHere | null {
  const block = findStanding(root, id);
  const target = block === null ? null : targetOf(root, place);
  if (block === null || target === null) return null;
  const { element, parent, index } = block;
  if (target.parent === element || !mayStand(target.parent, element)) return null;
  const isSameList = target.parent === parent;
  if (isSameList && (target.index === index || target.index === index + 1)) return null;
  let moved: MovedHere | null = null;
  root.doc?.transact(() => {
    const from = copyOfBlock(element);
    const to = elementOf(from);
    target.parent.insert(target.index, [to]);
    parent.delete(isSameList && target.index < index ? index + 1 : index, 1);
    moved = { from, to };
    how.onMade?.(moved);
  }, how.origin);
  return moved;
}

/** The place of a block as one can come back to it: after the one before it, else at the head of what holds it. */
export function placeOf(root: Y.XmlFragment, id: string): BlockPlace | null {
  const block = findStanding(root, id);
  if (block === null) return null;
  const beside = (index: number): string | null => {
    const element: unknown = block.parent.toArray()[index];
    const name = element instanceof Y.XmlElement ? element.getAttribute('id') : null;
    return typeof name === 'string' ? name : null;
  };
  const before = beside(block.index - 1);
  if (before !== null) return { after: before };
  const after = beside(block.index + 1);
  if (after !== null) return { before: after };
  const holder = block.parent instanceof Y.XmlElement ? block.parent.getAttribute('id') : null;
  return typeof holder === 'string' ? { atEndOf: holder } : null;
}

export type Target = { readonly parent: Y.XmlFragment | Y.XmlElement; readonly index: number };

/** The list and the place in it that a place means now; null where it is no more. */
export function targetOf(root: Y.XmlFragment, place: BlockPlace): Target | null {
  if ('atEndOf' in place) {
    const section = findStanding(root, place.atEndOf)?.element;
    return section?.nodeName === 'section' ? { parent: section, index: section.length } : null;
  }
  const beside = findStanding(root, 'before' in place ? place.before : place.after);
  if (beside === null) return null;
  return { parent: beside.parent, index: beside.index + ('after' in place ? 1 : 0) };
}

function mayStand(parent: Target['parent'], element: Y.XmlElement): boolean {
  const kind = element.nodeName;
  if (!isNodeKind(kind) || kind === 'title' || kind === 'sectionHeading') return false;
  if (!(parent instanceof Y.XmlElement)) return mayHold(null, kind);
  return isNodeKind(parent.nodeName) && mayHold(parent.nodeName, kind);
}
