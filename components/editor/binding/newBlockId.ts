import { blockIdOf } from '../../../lib/document/freshIds.ts';

/** A fresh block id. Not `crypto.randomUUID`, which a page served over plain http from another machine does not have. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return blockIdOf([hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'));
}
