import type { Actor } from '../domain/policy.ts';
import { referenceOf } from '../domain/reference.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { ledgerStates, type LedgerFacetsDto, type LedgerFilterDto, type LedgerState } from '../protocol/ledgerDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { usableScales } from './usableScales.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Most values that a filter of the ledger offers: those with the most judgments. */
const mostOffered = 50;

/** What the filters of the ledger's page offer, and how many judgments are in each state; one query. */
export async function readLedgerFacets(
  ports: CommandPorts,
  actor: Actor,
  filter: LedgerFilterDto,
): Promise<Result<LedgerFacetsDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'judgments.read');
  if (refusal !== null) return err(refusal);
  const today = ports.now().toISOString().slice(0, 10);
  const [facets, scales] = await Promise.all([
    ports.database.read.ledger.facets(actor.userId, filter, today, mostOffered),
    usableScales(ports),
  ]);
  const countIn = (state: LedgerState): number =>
    facets.find((facet) => facet.kind === 'state' && facet.state === state)?.count ?? 0;
  return ok({
    states: Object.fromEntries(ledgerStates.map((state) => [state, countIn(state)])) as Record<LedgerState, number>,
    scales: facets.flatMap((facet) =>
      facet.kind === 'scale'
        ? [{ id: facet.key, title: scales.find(({ id }) => id === facet.key)?.title ?? facet.key, count: facet.count }]
        : [],
    ),
    topics: facets.flatMap((facet) => (facet.kind === 'topic' ? [{ topic: facet.key, count: facet.count }] : [])),
    assessments: facets.flatMap((facet) =>
      facet.kind === 'assessment'
        ? [{ id: facet.key, reference: referenceOf(facet.number, facet.madeAt), count: facet.count }]
        : [],
    ),
    authors: facets.flatMap((facet) =>
      facet.kind === 'author' ? [{ id: facet.key, name: facet.name, count: facet.count }] : [],
    ),
  });
}
