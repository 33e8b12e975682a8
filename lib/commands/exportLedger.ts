import type { Actor } from '../domain/policy.ts';
import { csvOf } from '../domain/text/csv.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { LedgerEntryDto, LedgerExportQuery } from '../protocol/ledgerDto.ts';
import { tooLarge, type CommandError } from './commandError.ts';
import { ledgerEntryDtoOf } from './ledgerEntryDtoOf.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Most judgments in one file. */
const mostExported = 10_000;

/** A file of the ledger. */
export type LedgerFile = { readonly name: string; readonly mediaType: string; readonly body: string };

/** The judgments under a filter as one file, by one query. @returns too-large where there are more than fit one. */
export async function exportLedger(
  ports: CommandPorts,
  actor: Actor,
  { format, ...filter }: LedgerExportQuery,
): Promise<Result<LedgerFile, CommandError>> {
  const refusal = workspaceRefusal(actor, 'judgments.read');
  if (refusal !== null) return err(refusal);
  const now = ports.now();
  const today = now.toISOString().slice(0, 10);
  const { items, nextCursor } = await ports.database.read.forecasts.listFor(
    actor.userId,
    { cursor: null, limit: mostExported },
    { filter, order: 'horizon', today },
  );
  if (nextCursor !== null)
    return err(tooLarge(`There are more than ${mostExported.toLocaleString('en-GB')} judgments. Narrow the filter.`));
  const entries = items.map((row) => ledgerEntryDtoOf(row, actor, now));
  const name = `ledger-${today}.${format}`;
  return ok(
    format === 'json'
      ? { name, mediaType: 'application/json; charset=utf-8', body: JSON.stringify({ items: entries }) }
      : {
          name,
          mediaType: 'text/csv; charset=utf-8',
          body: csvOf(
            columns,
            entries.map((entry) => columns.map((column) => entry[column])),
          ),
        },
  );
}

const columns = [
  'reference',
  'number',
  'label',
  'statement',
  'scale',
  'term',
  'range',
  'probability',
  'isImputed',
  'confidence',
  'horizon',
  'horizonEnd',
  'statedAt',
  'topic',
  'standing',
  'isRetracted',
  'outcome',
  'resolvedAt',
  'resolvedBy',
  'evidence',
  'link',
  'brier',
  'url',
] as const satisfies readonly (keyof LedgerEntryDto)[];
