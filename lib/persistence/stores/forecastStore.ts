import type { ForecastStore } from '../../commands/ForecastStore.ts';
import { isLedgerKey, ledgerKey } from '../../domain/ledger/ledgerOrder.ts';
import { standingOf } from '../../domain/ledger/forecast.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import {
  columns,
  forecastsFor,
  keyBy,
  ledgerRow,
  under,
  visibleTo,
  withNames,
  type LedgerSqlRow,
} from './ledgerSql.ts';

/** The forecasts of publications. */
export function forecastStore(db: Db): ForecastStore {
  return {
    insert: async (forecasts) => {
      const data = forecasts.map((forecast) => ({ ...forecast, authorIds: [...forecast.authorIds] }));
      await written(db.forecast.createMany({ data }));
    },
    byId: async (id, viewerId) => {
      if (!isUuid(id) || !isUuid(viewerId)) return null;
      const rows = await db.$queryRaw<readonly LedgerSqlRow[]>`
        SELECT ${columns} FROM ${forecastsFor(viewerId)} ${withNames} WHERE f.id = ${id}::uuid`;
      return rows[0] === undefined ? null : ledgerRow(rows[0]);
    },
    listFor: async (
      userId,
      { cursor, limit },
      { filter, order, today } = { filter: {}, order: 'horizon', today: '' },
    ) => {
      if (!isUuid(userId)) return { items: [], nextCursor: null };
      const key = keyBy({ order, today });
      const [last, id] = cursor === null ? ['', null] : decodeCursor(cursor, (a, b) => isLedgerKey(a) && isUuid(b));
      const after = id === null ? Prisma.empty : Prisma.sql`AND (${key}, f.id) > (${last}, ${id}::uuid)`;
      const rows = await db.$queryRaw<readonly LedgerSqlRow[]>`
        SELECT ${columns} FROM ${forecastsFor(userId)} ${withNames}
        WHERE ${visibleTo(userId)} AND ${under(filter, today)} ${after}
        ORDER BY ${key}, f.id LIMIT ${limit + 1}`;
      const keyOf = (row: LedgerSqlRow) => {
        const facts = { horizonEnd: row.horizonEnd, isResolved: row.outcome !== null, isWithdrawn: row.isRetracted };
        return ledgerKey({ ...facts, standing: standingOf(facts, today) }, order);
      };
      return pageOf(rows, limit, (row) => [keyOf(row), row.id], ledgerRow);
    },
    resolve: async (id, { outcome, knownOn, evidence, link, byId, at }) => {
      if (!isUuid(id)) return false;
      const settled = await db.forecast.updateMany({
        where: { id, outcome: null },
        data: { outcome, knownOn, evidence, evidenceLink: link, resolvedById: byId, resolvedAt: at },
      });
      return settled.count === 1;
    },
  };
}
