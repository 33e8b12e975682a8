import { auditHash, firstPrevHash, type HashedAuditFields, type Sha256Hex } from './auditHash.ts';

/** Where a chain breaks: rows missing or out of order, a row that follows another than it names, a row that was changed. */
export type AuditBreak = {
  readonly seq: number;
  readonly kind: 'gap' | 'wrong-predecessor' | 'wrong-hash';
};

/** What a check found: how many rows hold, and the first that does not. */
export type AuditVerdict =
  | { readonly ok: true; readonly rows: number; readonly lastHash: string }
  | { readonly ok: false; readonly rows: number; readonly broken: AuditBreak };

/** How far a chain has been checked, so that a long one can be checked in pieces. */
export type AuditProgress = { readonly rows: number; readonly lastHash: string };

/**
 * Checks a piece of the audit log, oldest row first. Rows are numbered from 1 without gaps.
 *
 * @param from What the piece before ended with; left out for the first piece.
 */
export function verifyAudit(
  rows: Iterable<HashedAuditFields>,
  sha256Hex: Sha256Hex,
  from: AuditProgress = { rows: 0, lastHash: firstPrevHash },
): AuditVerdict {
  let { rows: count, lastHash } = from;
  for (const row of rows) {
    const kind = breakOf(row, count + 1, lastHash, sha256Hex);
    if (kind !== null) return { ok: false, rows: count, broken: { seq: row.seq, kind } };
    count += 1;
    lastHash = row.hash;
  }
  return { ok: true, rows: count, lastHash };
}

function breakOf(
  row: HashedAuditFields,
  seq: number,
  prevHash: string,
  sha256Hex: Sha256Hex,
): AuditBreak['kind'] | null {
  if (row.seq !== seq) return 'gap';
  if (row.prevHash !== prevHash) return 'wrong-predecessor';
  return auditHash(row, sha256Hex) === row.hash ? null : 'wrong-hash';
}
