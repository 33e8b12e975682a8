import { verifyAudit as verifyRows, type AuditProgress } from '../domain/audit/verifyAudit.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AuditVerificationDto } from '../protocol/auditDto.ts';
import type { CommandError } from './commandError.ts';
import { auditRowDtoOf } from './listAudit.ts';
import type { CommandPorts } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Rows read at once, so that a long log never stands in memory. */
const batch = 500;

/** Recomputes the whole chain of the audit log; administrators only. */
export async function verifyAudit(
  ports: CommandPorts,
  actor: Actor,
): Promise<Result<AuditVerificationDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'audit.read');
  if (refusal !== null) return err(refusal);
  let progress: AuditProgress | undefined;
  for (let since = 0; ;) {
    const rows = await ports.database.read.audit.since(since, batch);
    const verdict = verifyRows(rows.map(auditRowDtoOf), sha256Hex, progress);
    if (!verdict.ok) return ok({ ok: false, rows: verdict.rows, brokenAt: verdict.broken.seq });
    progress = { rows: verdict.rows, lastHash: verdict.lastHash };
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return ok({ ok: true, rows: verdict.rows, brokenAt: null });
    since = last.seq;
  }
}
