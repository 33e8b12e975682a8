import * as Y from 'yjs';
import { schemaVersion } from '../grammar.ts';
import { DraftIndex } from './DraftIndex.ts';
import type { StoredDraft } from './storedDraft.ts';

/** A doc as it is stored, with `index` as its shape. The doc's state vector must be the index's, `version` what it was made by. */
export function storeDoc(doc: Y.Doc, index: DraftIndex, version: number = schemaVersion): StoredDraft {
  const state = Y.encodeStateAsUpdate(doc);
  const stateVector = Y.encodeStateVector(doc);
  return {
    schemaVersion: version,
    state,
    stateVector,
    deletions: Y.diffUpdate(state, stateVector),
    shape: index.encode(),
  };
}

/** A draft's index: as stored, or made anew from the state where none is stored or it cannot be read. */
export function openIndex(draft: StoredDraft): DraftIndex {
  try {
    return DraftIndex.decode(draft.shape, Y.decodeStateVector(draft.stateVector));
  } catch {
    return DraftIndex.fromDoc(openDoc(draft, []));
  }
}

/** A draft as a doc: the snapshot and updates since, applied in one transaction (applying one by one costs double). */
export function openDoc(draft: Pick<StoredDraft, 'state'>, tail: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    Y.applyUpdate(doc, draft.state);
    for (const update of tail) Y.applyUpdate(doc, update);
  });
  return doc;
}
