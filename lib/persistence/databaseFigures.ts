import type { Pool } from 'pg';
import { referenceOf } from '../domain/reference.ts';
import type { StatusDto } from '../protocol/statusDto.ts';
import { migrationStatus } from './migrate.ts';

/** What the database tells of itself. */
export type DatabaseFigures = {
  readonly work: StatusDto['work'];
  readonly storage: Omit<StatusDto['storage'], 'database'>;
};

/** Quarantined rows that are named one by one. */
const namedRows = 20;

/** Counts what is kept, in a handful of queries that name nobody and read no text. */
export async function databaseFigures(pool: Pool): Promise<DatabaseFigures> {
  const counts = await one<Record<string, string>>(
    pool,
    `SELECT pg_database_size(current_database()) AS bytes,
       (SELECT count(*) FROM assessments WHERE archived_at IS NULL) AS assessments,
       (SELECT count(*) FROM publications) AS publications,
       (SELECT count(*) FROM users WHERE disabled_at IS NULL) AS users,
       (SELECT coalesce(max(seq), 0) FROM audit_events) AS audit,
       (SELECT count(*) FROM draft_updates WHERE quarantined_at IS NOT NULL) AS quarantined`,
  );
  const { rows: work } = await pool.query<{ topic: string; waiting: string; failed: string; overdue: number | null }>(
    `SELECT topic, count(*) FILTER (WHERE done_at IS NULL) AS waiting,
       count(*) FILTER (WHERE done_at > now() - interval '7 days' AND outcome NOT IN ('sent', 'nothing left to mail', 'mail is not configured')) AS failed,
       extract(epoch FROM now() - min(available_at) FILTER (WHERE done_at IS NULL))::float8 AS overdue
     FROM outbox WHERE done_at IS NULL OR done_at > now() - interval '7 days' GROUP BY topic
     UNION ALL
     SELECT 'webhook', count(*) FILTER (WHERE done_at IS NULL),
       count(*) FILTER (WHERE done_at > now() - interval '7 days' AND outcome LIKE 'given up%'),
       extract(epoch FROM now() - min(available_at) FILTER (WHERE done_at IS NULL))::float8
     FROM webhook_deliveries ORDER BY topic`,
  );
  const { rows: aside } = await pool.query<{
    seq: string;
    number: number;
    created_at: Date;
    at: Date;
    quarantined_at: Date;
    bytes: number;
  }>(
    `SELECT u.seq::text AS seq, a.number, a.created_at, u.at, u.quarantined_at, octet_length(u.update) AS bytes
     FROM draft_updates u JOIN assessments a ON a.id = u.assessment_id
     WHERE u.quarantined_at IS NOT NULL ORDER BY u.quarantined_at DESC, u.seq DESC LIMIT $1`,
    [namedRows],
  );
  const { applied } = await migrationStatus(pool);
  return {
    work: work.map(({ topic, waiting, failed, overdue }) => ({
      topic,
      waiting: Number(waiting),
      failed: Number(failed),
      overdueSeconds: Math.max(0, Math.round(overdue ?? 0)),
    })),
    storage: {
      bytes: Number(counts['bytes']),
      schemaVersion: applied.at(-1) ?? '',
      migrations: applied.length,
      assessments: Number(counts['assessments']),
      publications: Number(counts['publications']),
      users: Number(counts['users']),
      auditRows: Number(counts['audit']),
      quarantinedCount: Number(counts['quarantined']),
      quarantined: aside.map((row) => ({
        seq: row.seq,
        reference: referenceOf(row.number, row.created_at),
        at: row.at.toISOString(),
        quarantinedAt: row.quarantined_at.toISOString(),
        bytes: row.bytes,
      })),
    },
  };
}

async function one<T extends object>(pool: Pool, sql: string): Promise<T> {
  const { rows } = await pool.query<T>(sql);
  const [row] = rows;
  if (row === undefined) throw new Error('a query for one row gave none');
  return row;
}
