import * as Y from 'yjs';
import type { LiveDraft } from './LiveDraft.ts';

/**
 * How to answer a sync step 1. `whole`: snapshot and tail as they are. `missing`: these updates, in order, have all that the
 * client lacks. `diff`: it has part of the snapshot, and what it lacks must be computed.
 */
export type Opening =
  | { readonly kind: 'malformed' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'missing'; readonly updates: readonly Uint8Array[] }
  | { readonly kind: 'diff' };

/**
 * A log up to this is sent as it is, bytes: finding out what of it somebody lacks costs reading all of it, for each who comes,
 * and when everybody comes back at once it has grown with each. What a client has already does no harm.
 */
const wholeTailBelowBytes = 32 * 1024;
/** A log beyond this is not searched for what is missing on the event loop, bytes. */
const diffAboveBytes = 128 * 1024;

/**
 * Decides how to answer a client that has what `stateVector` (encoded) says. Builds no document: a state vector says
 * nothing about deletions, so who has all structs of the snapshot is sent its deletions and what the tail adds.
 */
export function openingFor(stateVector: Uint8Array, draft: LiveDraft, sendWholeBelowBytes: number): Opening {
  const { snapshot } = draft;
  let known: Map<number, number>;
  try {
    known = Y.decodeStateVector(stateVector);
  } catch {
    return { kind: 'malformed' };
  }
  if (known.size === 0) return { kind: 'whole' };
  const isCovered = [...Y.decodeStateVector(snapshot.stateVector)].every(
    ([client, clock]) => (known.get(client) ?? 0) >= clock,
  );
  if (isCovered && draft.tailBytes <= diffAboveBytes) {
    const segments = draft.segments();
    const isShort = draft.tailBytes <= wholeTailBelowBytes;
    const missing = isShort ? segments : segments.map((segment) => Y.diffUpdate(segment, stateVector));
    return { kind: 'missing', updates: [snapshot.deletions, ...missing] };
  }
  return snapshot.state.length <= sendWholeBelowBytes ? { kind: 'whole' } : { kind: 'diff' };
}
