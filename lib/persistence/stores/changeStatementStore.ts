import type { ChangeStatementStore } from '../../commands/ChangeStatementStore.ts';
import type { Db } from '../prismaClient.ts';

/** As the columns have it: 0 for no publication, empty for the whole paper. */
const baseOf = (base: number | null): number => base ?? 0;
const judgmentOf = (judgmentId: string | null): string => judgmentId ?? '';

/** Statements of change. */
export function changeStatementStore(db: Db): ChangeStatementStore {
  return {
    since: async (assessmentId, base) => {
      const rows = await db.changeStatement.findMany({
        where: { assessmentId, base: baseOf(base) },
        orderBy: { judgmentId: 'asc' },
        include: { by: { select: { name: true } } },
      });
      return rows.map(({ by, ...row }) => ({
        ...row,
        base: row.base === 0 ? null : row.base,
        judgmentId: row.judgmentId === '' ? null : row.judgmentId,
        byName: by.name,
      }));
    },
    put: async ({ assessmentId, base, judgmentId, ...said }) => {
      const key = { assessmentId, base: baseOf(base), judgmentId: judgmentOf(judgmentId) };
      await db.changeStatement.upsert({
        where: { assessmentId_base_judgmentId: key },
        create: { ...key, ...said },
        update: said,
      });
    },
    remove: async (assessmentId, base, judgmentId) => {
      const removed = await db.changeStatement.deleteMany({
        where: { assessmentId, base: baseOf(base), judgmentId: judgmentOf(judgmentId) },
      });
      return removed.count > 0;
    },
  };
}
