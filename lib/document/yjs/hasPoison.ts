import { examineUpdate, updateBounds } from './examineUpdate.ts';
import type { StoredDraft } from './storedDraft.ts';
import { openIndex } from './storeDoc.ts';

/**
 * Whether a stored log has a row that can never become part of the draft: no update at all, or something that the grammar has
 * no place for. Whoever was sent it could not open the draft. A row that builds on what is not there (yet) is none: what it
 * waits for may be on its way.
 */
export function hasPoison(snapshot: StoredDraft, tail: readonly Uint8Array[]): boolean {
  if (tail.length === 0) return false;
  const index = openIndex(snapshot);
  let waiting: readonly Uint8Array[] = tail;
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    const later: Uint8Array[] = [];
    for (const row of waiting) {
      const verdict = examineUpdate(row, index, updateBounds);
      if (verdict.kind === 'malformed' || verdict.kind === 'outside-schema') return true;
      if (verdict.kind === 'gap') later.push(row);
      else if (verdict.kind === 'admitted') index.admit(verdict.change);
    }
    waiting = later;
  }
  return false;
}
