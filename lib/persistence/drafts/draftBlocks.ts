import type { IndexedBlock } from '../../commands/ports.ts';

/**
 * The form in which a draft's words lie in `draft_blocks`. Raised whenever other words are read from a draft: the next start
 * then reads all drafts anew.
 */
export const indexForm = 1;

/** Longest text of one block that is searched, UTF-16 units: a `tsvector` holds 1 MiB, and beyond that refuses the row. */
const maxTextLength = 100_000;

/**
 * CTEs that make the rows of `draft_blocks` what `given` says, for the assessment that `going` has a row of: only rows that
 * differ are written, and those whose block is gone are deleted. A list of arrays, not JSON: JSON of a half surrogate pair,
 * which somebody may manage to type, is refused.
 *
 * @param first Number of the first of the four parameters that `blockParameters` gives.
 */
export function blockSql(first: number): string {
  const [ids, kinds, labels, texts] = [0, 1, 2, 3].map((step) => `$${first + step}::text[]`);
  return `
given AS MATERIALIZED (
  SELECT block_id, kind, label, text, place::int AS place
  FROM unnest(${ids}, ${kinds}, ${labels}, ${texts}) WITH ORDINALITY AS block (block_id, kind, label, text, place)
), gone AS (
  DELETE FROM draft_blocks
  WHERE assessment_id = (SELECT assessment_id FROM going) AND block_id NOT IN (SELECT block_id FROM given)
), indexed AS (
  INSERT INTO draft_blocks (assessment_id, block_id, place, kind, label, text)
  SELECT going.assessment_id, given.block_id, given.place, given.kind, given.label, given.text
  FROM going CROSS JOIN given
  LEFT JOIN draft_blocks known ON known.assessment_id = going.assessment_id AND known.block_id = given.block_id
  WHERE known.block_id IS NULL
     OR (known.place, known.kind, known.label, known.text) <> (given.place, given.kind, given.label, given.text)
  ON CONFLICT (assessment_id, block_id) DO UPDATE
  SET place = excluded.place, kind = excluded.kind, label = excluded.label, text = excluded.text
)`;
}

/** The four parameters of `blockSql`: what a database can store of the blocks, each id once. */
export function blockParameters(blocks: readonly IndexedBlock[]): [string[], string[], string[], string[]] {
  const byId = new Map<string, IndexedBlock>();
  for (const block of blocks) if (!byId.has(block.blockId)) byId.set(block.blockId, block);
  const kept = [...byId.values()];
  return [
    kept.map(({ blockId }) => storable(blockId)),
    kept.map(({ kind }) => storable(kind)),
    kept.map(({ label }) => storable(label)),
    kept.map(({ text }) => storable(text.slice(0, maxTextLength))),
  ];
}

/** Without the one character PostgreSQL's text cannot hold. Half of a surrogate pair the driver makes U+FFFD. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}
