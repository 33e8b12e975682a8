import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { JudgmentHistoryQuery, LedgerListDto } from '../protocol/ledgerDto.ts';
import type { CommandError } from './commandError.ts';
import { ledgerEntryDtoOf } from './ledgerEntryDtoOf.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** So many published versions are told of one judgment, the newest. */
const mostVersions = 100;

/** What was said before of a judgment: a row for each published version that states it and that one may see; one query. */
export async function readJudgmentHistory(
  ports: CommandPorts,
  actor: Actor,
  { assessment, judgment }: JudgmentHistoryQuery,
): Promise<Result<LedgerListDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'judgments.read');
  if (refusal !== null) return err(refusal);
  const rows = await ports.database.read.ledger.history(actor.userId, assessment, judgment, mostVersions);
  const now = ports.now();
  return ok({ items: rows.map((row) => ledgerEntryDtoOf(row, actor, now)) });
}
