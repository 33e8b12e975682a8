import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { LedgerEntryDto, LedgerQuery } from '../protocol/ledgerDto.ts';
import type { CommandError } from './commandError.ts';
import { ledgerEntryDtoOf } from './ledgerEntryDtoOf.ts';
import type { CommandPorts, Page } from './ports.ts';
import { readPage } from './readPage.ts';
import { workspaceRefusal } from './workspaceRight.ts';

type Asked = Omit<LedgerQuery, 'order' | 'cursor'> &
  Partial<Pick<LedgerQuery, 'order'>> & { readonly cursor?: string | null | undefined };

/** A page of the ledger, as far as one may see it. */
export async function listJudgments(
  ports: CommandPorts,
  actor: Actor,
  { cursor = null, limit, order = 'horizon', ...filter }: Asked,
): Promise<Result<Page<LedgerEntryDto>, CommandError>> {
  const refusal = workspaceRefusal(actor, 'judgments.read');
  if (refusal !== null) return err(refusal);
  const now = ports.now();
  const listing = { filter, order, today: now.toISOString().slice(0, 10) };
  const page = await readPage(() => ports.database.read.forecasts.listFor(actor.userId, { cursor, limit }, listing));
  if (!page.ok) return page;
  return ok({ ...page.value, items: page.value.items.map((row) => ledgerEntryDtoOf(row, actor, now)) });
}
