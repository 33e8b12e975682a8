import * as Y from 'yjs';
import type { PieceId } from './pieces.ts';

const arriving = new WeakMap<Y.Doc, Uint8Array>();

/** Applies what came from others, by `apply`, while `update` is known to be what is arriving. */
export function arrive<T>(doc: Y.Doc, update: Uint8Array, apply: () => T): T {
  arriving.set(doc, update);
  try {
    return apply();
  } finally {
    arriving.delete(doc);
  }
}

/** Whether a change that is just being made came from others. */
export const isArriving = (doc: Y.Doc): boolean => arriving.has(doc);

/**
 * What the others deleted themselves. Where they deleted a block, Yjs deletes with it what they had not seen in it; only
 * the bytes of their update tell the two apart.
 */
export function deletedByOthers(doc: Y.Doc): (id: PieceId) => boolean {
  const update = arriving.get(doc);
  if (update === undefined) return () => false;
  const { ds } = Y.decodeUpdate(update);
  return ({ client, clock }) => Y.isDeleted(ds, Y.createID(client, clock));
}
