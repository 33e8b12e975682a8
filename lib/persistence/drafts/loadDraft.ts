import type { LoadedDraft } from '../../commands/ports.ts';

/**
 * Snapshot and tail in one statement, so that both are of one moment: read one after the other, rows that a
 * compaction folded in between would be in neither.
 */
export const loadSql = `
SELECT NULL::bigint AS seq, schema_version, state AS bytes, state_vector, deletions, shape
FROM draft_snapshots WHERE assessment_id = $1
UNION ALL
SELECT seq, NULL, update, NULL, NULL, NULL
FROM draft_updates WHERE assessment_id = $1 AND quarantined_at IS NULL
ORDER BY seq NULLS FIRST`;

/** A row of `loadSql`: the snapshot, or one of the log. */
export type LoadedRow =
  | {
      readonly seq: null;
      readonly schema_version: number;
      readonly bytes: Uint8Array;
      readonly state_vector: Uint8Array;
      readonly deletions: Uint8Array;
      readonly shape: Uint8Array;
    }
  | { readonly seq: string; readonly bytes: Uint8Array };

/** Puts the rows of `loadSql` together; null when there is no snapshot, hence no draft. */
export function loadedDraft(rows: readonly LoadedRow[]): LoadedDraft | null {
  const [first, ...rest] = rows;
  if (first === undefined || first.seq !== null) return null;
  return {
    snapshot: {
      schemaVersion: first.schema_version,
      state: first.bytes,
      stateVector: first.state_vector,
      deletions: first.deletions,
      shape: first.shape,
    },
    tail: rest.flatMap((row) => (row.seq === null ? [] : [{ seq: BigInt(row.seq), update: row.bytes }])),
  };
}
