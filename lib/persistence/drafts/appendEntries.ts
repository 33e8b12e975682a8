import type { LogEntry } from '../../commands/ports.ts';

/**
 * The hot path: all rooms' rows of a turn in one statement, with a plan that does not depend on how many.
 *
 * - The updates come as one block of bytes with their lengths: an array of bytea would cross the wire as hex text.
 * - `ORDER BY n` makes `seq` follow the order of the entries.
 * - Nothing waits here for anybody's transaction: an assessment's row that another one holds is passed over, as is
 *   one written less than half a second ago, because 40 times a second would leave 40 dead rows behind.
 *   Compaction sets both columns to what the last row says.
 */
export const appendSql = `
WITH input AS MATERIALIZED (
  SELECT n, assessment_id, actor_id, client_id,
         substring($5::bytea FROM (sum(bytes) OVER (ORDER BY n) - bytes + 1)::int FOR bytes) AS update
  FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::int[])
       WITH ORDINALITY AS given (assessment_id, actor_id, client_id, bytes, n)
), inserted AS (
  INSERT INTO draft_updates (assessment_id, actor_id, client_id, update, at)
  SELECT assessment_id, actor_id, client_id, update, now() FROM input ORDER BY n
), latest AS (
  SELECT DISTINCT ON (assessment_id) assessment_id, actor_id FROM input ORDER BY assessment_id, n DESC
), due AS MATERIALIZED (
  SELECT id FROM assessments
  WHERE id = ANY($1::uuid[]) AND changed_at <= now() - interval '500 milliseconds'
  FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE assessments AS a SET changed_at = now(), changed_by_id = latest.actor_id
FROM latest JOIN due ON due.id = latest.assessment_id
WHERE a.id = due.id`;

/** Parameters of `appendSql` for these entries, in their order. */
export function appendParameters(entries: readonly LogEntry[]): unknown[] {
  return [
    entries.map((entry) => entry.assessmentId),
    entries.map((entry) => entry.actorId),
    entries.map((entry) => entry.clientId),
    entries.map((entry) => entry.update.length),
    Buffer.concat(entries.map((entry) => entry.update)),
  ];
}
