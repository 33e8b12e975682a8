/**
 * A draft as stored: everything that opening it needs, ready to send. All are Yjs V1 encodings but `shape` (ours).
 *
 * - `state`: the whole draft as one update.
 * - `stateVector`: of `state`.
 * - `deletions`: an update with no structs and the whole delete set, for who comes back having missed little.
 * - `shape`: the door check's `DraftIndex`, encoded.
 */
export type StoredDraft = {
  readonly schemaVersion: number;
  readonly state: Uint8Array;
  readonly stateVector: Uint8Array;
  readonly deletions: Uint8Array;
  readonly shape: Uint8Array;
};
