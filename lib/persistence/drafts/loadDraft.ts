import type { LoadedDraft } from '../../commands/ports.ts';

/**
 * Tells one snapshot of a draft from the next, as text: when it was made, ms. Whoever replaces it names that moment, so it
 * knows its own.
 */
export const stampSql = '(extract(epoch FROM s.updated_at) * 1000)::bigint::text';

/**
 * Snapshot and tail in one statement, so that both are of one moment: read one after the other, rows that a
 * compaction folded in between would be in neither. Bytes travel as base64: the driver reads text only, and the
 * database's own form (hex) is half as long again and costs twice the time on both sides.
 */
export const loadSql = `
SELECT NULL::bigint AS seq, schema_version, a.scale, encode(state, 'base64') AS bytes,
       encode(state_vector, 'base64') AS state_vector, encode(deletions, 'base64') AS deletions,
       encode(shape, 'base64') AS shape, ${stampSql} AS stamp
FROM draft_snapshots s JOIN assessments a ON a.id = assessment_id WHERE assessment_id = $1
UNION ALL
SELECT seq, NULL, NULL, encode(update, 'base64'), NULL, NULL, NULL, NULL
FROM draft_updates WHERE assessment_id = $1 AND quarantined_at IS NULL
ORDER BY seq NULLS FIRST`;

/** A row of `loadSql`: the snapshot, or one of the log; bytes as base64. */
export type LoadedRow =
  | {
      readonly seq: null;
      readonly schema_version: number;
      readonly scale: string;
      readonly bytes: string;
      readonly state_vector: string;
      readonly deletions: string;
      readonly shape: string;
      readonly stamp: string;
    }
  | { readonly seq: string; readonly bytes: string };

/** Puts the rows of `loadSql` together; null when there is no snapshot, hence no draft. */
export function loadedDraft(rows: readonly LoadedRow[]): (LoadedDraft & { readonly scale: string }) | null {
  const [first, ...rest] = rows;
  if (first === undefined || first.seq !== null) return null;
  return {
    scale: first.scale,
    stamp: first.stamp,
    snapshot: {
      schemaVersion: first.schema_version,
      state: decoded(first.bytes),
      stateVector: decoded(first.state_vector),
      deletions: decoded(first.deletions),
      shape: decoded(first.shape),
    },
    tail: rest.flatMap((row) => (row.seq === null ? [] : [{ seq: BigInt(row.seq), update: decoded(row.bytes) }])),
  };
}

function decoded(base64: string): Uint8Array {
  return Buffer.from(base64, 'base64');
}
