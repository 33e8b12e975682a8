import type { NamedWaiver, WaiverStore } from '../../commands/ports.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { isIsoTime } from './isIsoTime.ts';

const withNames = { by: { select: { name: true } }, undoneBy: { select: { name: true } } } as const;

/** Findings that were set aside. Rows are never removed: an undone waiver is part of the record. */
export function waiverStore(db: Db): WaiverStore {
  return {
    standing: async (assessmentId) => {
      const rows = await db.waiver.findMany({
        where: { assessmentId, undoneAt: null },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        include: withNames,
      });
      return rows.map(named);
    },
    list: async (assessmentId, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (at, id) => isIsoTime(at) && isUuid(id));
      const before =
        after === undefined ? {} : { OR: [{ at: { lt: after[0] } }, { at: after[0], id: { gt: after[1] } }] };
      const rows = await db.waiver.findMany({
        where: { assessmentId, ...before },
        orderBy: [{ at: 'desc' }, { id: 'asc' }],
        take: limit + 1,
        include: withNames,
      });
      return pageOf(rows, limit, (row) => [row.at.toISOString(), row.id], named);
    },
    insert: async (waiver) => {
      await written(db.waiver.create({ data: waiver }));
    },
    undo: async (assessmentId, fingerprint, undoneById, undoneAt) => {
      const undone = await db.waiver.updateMany({
        where: { assessmentId, fingerprint, undoneAt: null },
        data: { undoneById, undoneAt },
      });
      return undone.count > 0;
    },
  };
}

type Row = Omit<NamedWaiver, 'byName' | 'undoneByName'> & {
  readonly by: { readonly name: string };
  readonly undoneBy: { readonly name: string } | null;
};

function named({ by, undoneBy, ...row }: Row): NamedWaiver {
  return { ...row, byName: by.name, undoneByName: undoneBy?.name ?? null };
}
