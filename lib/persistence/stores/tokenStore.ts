import type { TokenRecord, TokenStore } from '../../commands/ports.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import type { ApiToken } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { isIsoTime } from './isIsoTime.ts';
import { tokenScope } from './storedRole.ts';

/** API tokens. A person's list holds those that still work, newest first. */
export function tokenStore(db: Db): TokenStore {
  return {
    insert: async (token) => {
      await written(db.apiToken.create({ data: { ...token, scopes: [...token.scopes] } }));
    },
    byTokenHash: async (tokenHash) => {
      const token = await db.apiToken.findUnique({ where: { tokenHash } });
      return token === null ? null : record(token);
    },
    listOf: async (userId, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (time, id) => isIsoTime(time) && isUuid(id));
      const rows = await db.apiToken.findMany({
        where: {
          userId,
          revokedAt: null,
          ...(after === undefined
            ? {}
            : { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { gt: after[1] } }] }),
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
        take: limit + 1,
      });
      return pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.id], record);
    },
    revoke: async (id, userId, at) => {
      if (!isUuid(id)) return false;
      const revoked = await db.apiToken.updateMany({
        where: { id, userId, revokedAt: null },
        data: { revokedAt: at },
      });
      return revoked.count === 1;
    },
    revokeAll: async (userId, at) => {
      await db.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
    },
    touch: async (id, at) => {
      await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
    },
  };
}

function record(token: ApiToken): TokenRecord {
  return { ...token, scopes: token.scopes.map(tokenScope) };
}
