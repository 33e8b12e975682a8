import type { ScaleStore } from '../../commands/ports.ts';
import { written, type Db } from '../prismaClient.ts';

/** The workspace's own scales. A definition is written once and never changed. */
export function scaleStore(db: Db): ScaleStore {
  return {
    list: () => db.customScale.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    insert: async (scale) => {
      await written(db.customScale.create({ data: scale }));
    },
    // One statement: of two who withdraw it at once, one does.
    withdraw: async (id, at) => {
      const withdrawn = await db.customScale.updateMany({
        where: { id, withdrawnAt: null },
        data: { withdrawnAt: at },
      });
      return withdrawn.count === 1;
    },
  };
}
