import type { Compaction } from '../../commands/ports.ts';
import { blockParameters, blockSql, indexForm } from './draftBlocks.ts';

/**
 * A compaction in one statement, so one commit and no waiting in between.
 *
 * It goes through (`going` has a row) only when the snapshot is still the one it was made from, and every folded
 * row is still there. The state vector alone does not tell: deleting text leaves it as it is, so two compactions
 * of deletions can look alike, and the later one would bring back what rows the earlier one folded had deleted.
 * For the same reason a compaction that folds nothing leaves the stored state alone, unless it brings it to
 * another schema version.
 *
 * Exactly the folded rows are deleted, never "all up to": a row with a lower number may be committed later.
 *
 * What lists and search show is of the whole draft, so it is written whether or not anything was folded.
 */
export const compactSql = `
WITH snapshot AS MATERIALIZED (
  SELECT assessment_id FROM draft_snapshots
  WHERE assessment_id = $1 AND state_vector = $2 FOR UPDATE
), held AS MATERIALIZED (
  SELECT seq FROM draft_updates
  WHERE assessment_id = (SELECT assessment_id FROM snapshot) AND seq = ANY($3::bigint[]) FOR UPDATE
), going AS MATERIALIZED (
  SELECT assessment_id FROM snapshot WHERE (SELECT count(*) FROM held) = cardinality($3::bigint[])
), folded AS (
  DELETE FROM draft_updates
  WHERE assessment_id = (SELECT assessment_id FROM going) AND seq = ANY($3::bigint[])
  RETURNING seq, client_id, actor_id, at
), marked AS (
  UPDATE draft_updates SET quarantined_at = $5
  WHERE assessment_id = (SELECT assessment_id FROM going) AND seq = ANY($4::bigint[]) AND quarantined_at IS NULL
), remembered AS (
  INSERT INTO draft_authors AS known (assessment_id, client_id, actor_id, last_at)
  SELECT $1, client_id, actor_id, max(at) FROM folded GROUP BY client_id, actor_id
  ON CONFLICT (assessment_id, client_id, actor_id)
  DO UPDATE SET last_at = greatest(known.last_at, excluded.last_at)
), replaced AS (
  UPDATE draft_snapshots
  SET schema_version = $6, state = $7, state_vector = $8, deletions = $9, shape = $10, updated_at = $5
  WHERE assessment_id = (SELECT assessment_id FROM going)
    AND (cardinality($3::bigint[]) > 0 OR schema_version <> $6)
), last AS (
  SELECT actor_id, at FROM folded ORDER BY seq DESC LIMIT 1
), listed AS (
  UPDATE assessments AS a
  SET title = $11, judgment_count = $12, word_count = $13, section_count = $14, sections_begun = $15, indexed_as = $16,
      -- a draft that names no scale or marking system leaves the row's as it is
      scale = coalesce($17, a.scale), marking = coalesce($18, a.marking),
      changed_at = greatest(a.changed_at, (SELECT at FROM last)),
      changed_by_id = CASE WHEN a.changed_at <= (SELECT at FROM last) + interval '500 milliseconds'
                           THEN coalesce((SELECT actor_id FROM last), a.changed_by_id) ELSE a.changed_by_id END
  WHERE a.id = (SELECT assessment_id FROM going)
), ${blockSql(19)}
SELECT assessment_id FROM going`;

/** Parameters of `compactSql`. */
export function compactParameters(
  assessmentId: string,
  basedOn: Uint8Array,
  {
    draft,
    folded,
    quarantined,
    title,
    scale,
    marking,
    judgmentCount,
    wordCount,
    sectionCount,
    sectionsBegun,
    blocks,
  }: Compaction,
  at: Date,
): unknown[] {
  return [
    assessmentId,
    Buffer.from(basedOn),
    folded.map(String),
    quarantined.map(String),
    at,
    draft.schemaVersion,
    Buffer.from(draft.state),
    Buffer.from(draft.stateVector),
    Buffer.from(draft.deletions),
    Buffer.from(draft.shape),
    // The one character PostgreSQL's text cannot hold; a title is whatever somebody managed to type.
    title.replaceAll('\0', ''),
    judgmentCount,
    wordCount,
    sectionCount,
    sectionsBegun,
    indexForm,
    scale,
    marking,
    ...blockParameters(blocks),
  ];
}
