import type * as Y from 'yjs';

/** A client id that nobody has written under, the same for the same bytes: two nodes that change a draft alike do the same. FNV-1a. */
export function spareClient(state: Uint8Array, doc: Y.Doc): number {
  let hash = 0x811c9dc5;
  for (const byte of state) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  while (doc.store.clients.has(hash)) hash = (hash + 1) >>> 0;
  return hash;
}
