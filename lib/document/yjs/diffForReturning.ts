import * as Y from 'yjs';
import type { StoredDraft } from './storedDraft.ts';

/**
 * What a client that has `stateVector` lacks, as one update with the whole delete set. Throws on a state vector that cannot
 * be decoded.
 */
export function diffForReturning(
  snapshot: Pick<StoredDraft, 'state'>,
  tail: readonly Uint8Array[],
  stateVector: Uint8Array,
): Uint8Array {
  const merged = tail.length === 0 ? snapshot.state : Y.mergeUpdates([snapshot.state, ...tail]);
  return Y.diffUpdate(merged, stateVector);
}
