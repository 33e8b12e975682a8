import type { Pool } from 'pg';
import type { SharedDrafts } from '../../commands/SharedDrafts.ts';
import { appendParameters } from './appendEntries.ts';
import { stampSql } from './loadDraft.ts';

const appendSql =
  'SELECT append_numbered_draft_updates($1::uuid[], $2::uuid[], $3::bigint[], $4::int[], $5::bytea)::text[] AS seqs';

/**
 * Quarantined rows are named too: whoever asks for them is given nothing, and does not ask again. Rows become visible in another
 * order than that of their numbers, so `above` trails behind (`DraftFollower`).
 */
const standingSql = `
SELECT asked.id AS assessment_id, ${stampSql} AS stamp,
       ARRAY(SELECT seq::text FROM draft_updates u WHERE u.assessment_id = asked.id AND u.seq > asked.above ORDER BY seq) AS seqs
FROM unnest($1::uuid[], $2::bigint[]) AS asked (id, above)
JOIN draft_snapshots s ON s.assessment_id = asked.id`;

const rowsSql = `
SELECT seq::text AS seq, encode(update, 'base64') AS bytes FROM draft_updates
WHERE assessment_id = $1 AND seq = ANY($2::bigint[]) AND quarantined_at IS NULL ORDER BY seq`;

/** A copy made by a dump has another system identifier, one made beside it another number. */
const identitySql = `
SELECT c.system_identifier || '/' || d.oid AS identity FROM pg_control_system() c, pg_database d
WHERE d.datname = current_database()`;

/** The drafts' store as several nodes share it, on plain `pg`; the same time limits as the rooms' own. */
export function sharedDrafts(pool: Pool): SharedDrafts {
  return {
    append: async (entries) => {
      if (entries.length === 0) return [];
      const { rows } = await pool.query<{ seqs: readonly string[] }>(appendSql, appendParameters(entries));
      return (rows[0]?.seqs ?? []).map(BigInt);
    },
    standing: async (positions) => {
      if (positions.length === 0) return [];
      const { rows } = await pool.query<{ assessment_id: string; stamp: string; seqs: readonly string[] }>(
        standingSql,
        [positions.map(({ assessmentId }) => assessmentId), positions.map(({ above }) => String(above))],
      );
      return rows.map(({ assessment_id: assessmentId, stamp, seqs }) => ({
        assessmentId,
        stamp,
        seqs: seqs.map(BigInt),
      }));
    },
    rows: async (assessmentId, seqs) => {
      const { rows } = await pool.query<{ seq: string; bytes: string }>(rowsSql, [assessmentId, seqs.map(String)]);
      return rows.map(({ seq, bytes }) => ({ seq: BigInt(seq), update: Buffer.from(bytes, 'base64') }));
    },
    lastEvent: async () => {
      const { rows } = await pool.query<{ last: string | null }>('SELECT max(seq)::text AS last FROM audit_events');
      return Number(rows[0]?.last ?? 0);
    },
    identity: async () => {
      const { rows } = await pool.query<{ identity: string }>(identitySql);
      return rows[0]?.identity ?? '';
    },
  };
}
