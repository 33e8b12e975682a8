import type { LogEntry } from '../../commands/ports.ts';

/**
 * The hot path: all rooms' rows of a turn in one call of the function that the first migration makes. What it does, and
 * why, stands there.
 */
export const appendSql = 'SELECT append_draft_updates($1::uuid[], $2::uuid[], $3::bigint[], $4::int[], $5::bytea)';

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
