import type { LedgerFacet, LedgerStore, OutcomeRequestStore } from '../../commands/LedgerStore.ts';
import { outcomeSchema } from '../../domain/ledger/outcome.ts';
import type { SettledForecast } from '../../domain/ledger/scores.ts';
import type { LedgerState } from '../../protocol/ledgerDto.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';
import {
  columns,
  forecastsFor,
  ledgerRow,
  standing,
  stateOf,
  under,
  visibleTo,
  withNames,
  type LedgerSqlRow,
} from './ledgerSql.ts';

type FacetRow = {
  readonly kind: LedgerFacet['kind'];
  readonly key: string;
  readonly name: string | null;
  readonly number: number | null;
  readonly madeAt: Date | null;
  readonly count: number;
};

/** What the ledger says of all its judgments at once. */
export function ledgerStore(db: Db): LedgerStore {
  return {
    facets: async (userId, filter, today, most) => {
      if (!isUuid(userId)) return [];
      const others = { ...filter, state: undefined };
      const rows = await db.$queryRaw<readonly FacetRow[]>`
        WITH seen AS MATERIALIZED (
          SELECT f.*, ${under(others, today)} AS is_asked FROM ${forecastsFor(userId)}
          WHERE ${visibleTo(userId)} AND ${standing}
        ), facets AS (
          SELECT 'state' AS kind, ${stateOf(today)} AS key, NULL AS name, NULL::int AS number,
                 NULL::timestamptz AS made_at, count(*)::int AS count
          FROM seen f WHERE f.is_asked GROUP BY 2
          UNION ALL
          SELECT 'scale', f.scale_id, NULL, NULL, NULL, count(*)::int FROM seen f GROUP BY f.scale_id
          UNION ALL
          SELECT 'topic', f.topic, NULL, NULL, NULL, count(*)::int FROM seen f WHERE f.topic <> '' GROUP BY f.topic
          UNION ALL
          SELECT 'assessment', f.assessment_id::text, NULL, f.assessment_number, f.assessment_made_at, count(*)::int
          FROM seen f GROUP BY f.assessment_id, f.assessment_number, f.assessment_made_at
          UNION ALL
          SELECT 'author', u.id::text, u.name, NULL, NULL, count(*)::int
          FROM seen f CROSS JOIN LATERAL unnest(f.author_ids) w (id) JOIN users u ON u.id = w.id GROUP BY u.id, u.name
        ), ranked AS (
          SELECT *, row_number() OVER (PARTITION BY kind ORDER BY count DESC, key) AS rank FROM facets
        )
        SELECT kind, key, name, number, made_at AS "madeAt", count FROM ranked WHERE rank <= ${most}
        ORDER BY kind, rank`;
      return rows.map(facetOf);
    },
    settled: async (userId, filter, limit) => {
      if (!isUuid(userId)) return [];
      const rows = await db.$queryRaw<readonly (Omit<SettledForecast, 'outcome'> & { readonly outcome: string })[]>`
        SELECT f.scale_id AS "scaleId", f.term_id AS "termId", f.lo, f.hi, f.point, f.confidence, f.topic, f.outcome
        FROM ${forecastsFor(userId)}
        WHERE f.outcome IS NOT NULL AND ${visibleTo(userId)} AND ${under(filter, '')}
        ORDER BY f.resolved_at DESC, f.id LIMIT ${limit}`;
      return rows.map((row) => ({ ...row, outcome: outcomeSchema.parse(row.outcome) }));
    },
    history: async (userId, assessmentId, judgmentId, limit) => {
      if (!isUuid(userId) || !isUuid(assessmentId)) return [];
      const rows = await db.$queryRaw<readonly LedgerSqlRow[]>`
        SELECT ${columns} FROM ${forecastsFor(userId)} ${withNames}
        WHERE f.assessment_id = ${assessmentId}::uuid AND f.judgment_id = ${judgmentId.replaceAll('\0', '')}
          AND ${visibleTo(userId)}
        ORDER BY f.number DESC LIMIT ${limit}`;
      return rows.map(ledgerRow);
    },
    countDue: async (userId, today) => {
      if (!isUuid(userId)) return 0;
      const rows = await db.$queryRaw<readonly { readonly count: number }[]>`
        SELECT count(*)::int AS count FROM ${forecastsFor(userId)}
        WHERE f.outcome IS NULL AND f.horizon_end < ${today} AND ${visibleTo(userId)} AND ${standing}`;
      return rows[0]?.count ?? 0;
    },
    mark: async (userId) => {
      if (!isUuid(userId)) return '';
      const rows = await db.$queryRaw<readonly { readonly mark: string }[]>`
        WITH seen AS MATERIALIZED (
          SELECT f.id, f.outcome, f.retracted_at FROM ${forecastsFor(userId)} WHERE ${visibleTo(userId)}
        )
        SELECT concat_ws('.', count(*), count(outcome), count(retracted_at),
          (SELECT count(*) FROM outcome_requests r JOIN seen s ON s.id = r.forecast_id)) AS mark
        FROM seen`;
      return rows[0]?.mark ?? '';
    },
  };
}

function facetOf({ kind, key, name, number, madeAt, count }: FacetRow): LedgerFacet {
  switch (kind) {
    case 'state':
      return { kind, state: key as LedgerState, count };
    case 'scale':
    case 'topic':
      return { kind, key, count };
    case 'author':
      return { kind, key, name: name ?? '', count };
    case 'assessment':
      return { kind, key, number: number ?? 0, madeAt: madeAt ?? new Date(0), count };
  }
}

/** Who was asked to record which outcome. */
export function outcomeRequestStore(db: Db): OutcomeRequestStore {
  return {
    insert: async ({ forecastId, userId, byId, at }) => {
      const data = [{ forecastId, userId, askedById: byId, at }];
      return (await db.outcomeRequest.createMany({ data, skipDuplicates: true })).count === 1;
    },
    of: async (forecastId) => {
      if (!isUuid(forecastId)) return [];
      const rows = await db.outcomeRequest.findMany({ where: { forecastId }, select: { userId: true } });
      return rows.map(({ userId }) => userId);
    },
  };
}
