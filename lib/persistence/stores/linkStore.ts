import type { LinkStore } from '../../commands/ports.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { linkPurpose } from './storedRole.ts';

/** Links that work once. */
export function linkStore(db: Db): LinkStore {
  return {
    insert: async (link) => {
      await written(db.oneTimeLink.create({ data: link }));
    },
    byTokenHash: async (tokenHash) => {
      const link = await db.oneTimeLink.findUnique({ where: { tokenHash }, omit: { createdAt: true } });
      return link === null ? null : { ...link, purpose: linkPurpose(link.purpose) };
    },
    // One statement: the row's lock decides between two who come at once.
    use: async (id, at) => {
      if (!isUuid(id)) return false;
      const used = await db.oneTimeLink.updateMany({
        where: { id, usedAt: null, expiresAt: { gt: at } },
        data: { usedAt: at },
      });
      return used.count === 1;
    },
    revoke: async (purpose, userId, at) => {
      await db.oneTimeLink.updateMany({
        where: { purpose, usedAt: null, ...(userId === null ? {} : { userId }) },
        data: { usedAt: at },
      });
    },
  };
}
