import type { ListedTemplate, TemplateStore } from '../../commands/ports.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';

/** Saved beginnings of assessments. */
export function templateStore(db: Db): TemplateStore {
  return {
    byId: async (id) => (isUuid(id) ? db.template.findUnique({ where: { id } }) : null),
    listFor: async (userId, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (_name, id) => isUuid(id));
      const rows = await db.$queryRaw<readonly (ListedTemplate & { readonly sortName: string })[]>`
        SELECT t.id, t.name, t.description, t.owner_id AS "ownerId", t.shared, t.scale, t.marking,
               t.created_at AS "createdAt", u.name AS "ownerName", lower(t.name) AS "sortName"
        FROM templates t JOIN users u ON u.id = t.owner_id
        WHERE (t.owner_id = ${userId}::uuid OR t.shared)
        ${after === undefined ? Prisma.empty : Prisma.sql`AND (lower(t.name) COLLATE "C", t.id::text COLLATE "C") > (${after[0]}, ${after[1]})`}
        ORDER BY lower(t.name) COLLATE "C", t.id::text COLLATE "C"
        LIMIT ${limit + 1}`;
      return pageOf(
        rows,
        limit,
        (row) => [row.sortName, row.id],
        ({ sortName: _sortName, ...row }) => row,
      );
    },
    insert: async (template) => {
      await written(db.template.create({ data: template }));
    },
    remove: async (id) => {
      await db.template.deleteMany({ where: { id } });
    },
  };
}
