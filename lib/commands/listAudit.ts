import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AuditQuery, AuditRowDto } from '../protocol/auditDto.ts';
import type { CommandError } from './commandError.ts';
import type { AuditRow, CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Rows read at once, so that a long log never stands in memory. */
const batch = 500;

/** A row of the log as it travels. */
export function auditRowDtoOf(row: AuditRow): AuditRowDto {
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actorId: row.actorId,
    action: row.action,
    subject: row.subject,
    data: row.data,
    prevHash: row.prevHash,
    hash: row.hash,
  };
}

/** The audit log after row `since`, oldest first, read in batches while it is consumed; administrators only. */
export async function listAudit(
  ports: CommandPorts,
  actor: Actor,
  input: AuditQuery,
): Promise<Result<AsyncIterable<AuditRowDto>, CommandError>> {
  const refusal = workspaceRefusal(actor, 'audit.read');
  if (refusal !== null) return err(refusal);
  // Read before answering: a database that cannot answer is an error then, not a broken stream.
  const first = await ports.database.read.audit.since(input.since, batch);
  return ok(rowsFrom(ports, first));
}

async function* rowsFrom(ports: CommandPorts, first: readonly AuditRow[]): AsyncGenerator<AuditRowDto> {
  let rows = first;
  for (;;) {
    yield* rows.map(auditRowDtoOf);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    rows = await ports.database.read.audit.since(last.seq, batch);
  }
}
