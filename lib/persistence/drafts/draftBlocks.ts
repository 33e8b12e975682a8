import type { IndexedBlock } from '../../commands/ports.ts';
import { isUuid } from '../isUuid.ts';

/**
 * The form in which a draft's words lie in `draft_blocks`. Raised whenever other words are read from a draft: the next start
 * then reads all drafts anew.
 */
export const indexForm = 2;

/** Longest text of one block that is searched, UTF-16 units: a `tsvector` holds 1 MiB, and beyond that refuses the row. */
const maxTextLength = 100_000;

/**
 * CTEs that make the rows of `draft_blocks` what `given` says, for the assessment that `going` has a row of: only rows that
 * differ are written, and those whose block is gone are deleted. A list of arrays, not JSON: JSON of a half surrogate pair,
 * which somebody may manage to type, is refused. Where the draft has come to hold a source that was recalled before, its owners
 * are told as they would have been then.
 *
 * @param first Number of the first of the six parameters that `blockParameters` gives.
 */
export function blockSql(first: number): string {
  const [ids, kinds, labels, texts, records, carries] = [0, 1, 2, 3, 4, 5].map((step) => `$${first + step}::text[]`);
  return `
given AS MATERIALIZED (
  SELECT block_id, kind, label, text, nullif(record, '')::uuid AS record, carries, place::int AS place
  FROM unnest(${ids}, ${kinds}, ${labels}, ${texts}, ${records}, ${carries})
       WITH ORDINALITY AS block (block_id, kind, label, text, record, carries, place)
), gone AS (
  DELETE FROM draft_blocks
  WHERE assessment_id = (SELECT assessment_id FROM going) AND block_id NOT IN (SELECT block_id FROM given)
), indexed AS (
  INSERT INTO draft_blocks (assessment_id, block_id, place, kind, label, text, record, carries)
  SELECT going.assessment_id, given.block_id, given.place, given.kind, given.label, given.text, given.record, given.carries
  FROM going CROSS JOIN given
  LEFT JOIN draft_blocks known ON known.assessment_id = going.assessment_id AND known.block_id = given.block_id
  WHERE known.block_id IS NULL
     OR (known.place, known.kind, known.label, known.text, known.record, known.carries)
        IS DISTINCT FROM (given.place, given.kind, given.label, given.text, given.record, given.carries)
  ON CONFLICT (assessment_id, block_id) DO UPDATE
  SET place = excluded.place, kind = excluded.kind, label = excluded.label, text = excluded.text,
      record = excluded.record, carries = excluded.carries
), told AS (
  INSERT INTO notices (id, user_id, assessment_id, record_id, at)
  SELECT gen_random_uuid(), m.user_id, m.assessment_id, s.id, s.recalled_at
  FROM source_records s
  JOIN assessment_members m ON m.assessment_id = (SELECT assessment_id FROM going) AND m.role = 'owner'
  WHERE s.recalled_at IS NOT NULL AND s.id IN (SELECT record FROM given)
  ON CONFLICT (user_id, assessment_id, record_id, at) DO NOTHING
)`;
}

/** The six parameters of `blockSql`: what a database can store of the blocks, each id once. */
export function blockParameters(
  blocks: readonly IndexedBlock[],
): [string[], string[], string[], string[], string[], string[]] {
  const byId = new Map<string, IndexedBlock>();
  for (const block of blocks) if (!byId.has(block.blockId)) byId.set(block.blockId, block);
  const kept = [...byId.values()];
  return [
    kept.map(({ blockId }) => storable(blockId)),
    kept.map(({ kind }) => storable(kind)),
    kept.map(({ label }) => storable(label)),
    kept.map(({ text }) => storable(text.slice(0, maxTextLength))),
    // The draft may name anything; the register has UUIDs only.
    kept.map(({ taken }) => (taken !== undefined && isUuid(taken.record) ? taken.record : '')),
    kept.map(({ taken }) => taken?.carries.join(' ') ?? ''),
  ];
}

/** Without the one character PostgreSQL's text cannot hold. Half of a surrogate pair the driver makes U+FFFD. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
