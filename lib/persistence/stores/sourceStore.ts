import type { ListedSource, SourceStore, SourceUse, StatedFields } from '../../commands/ports.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { written, type Db } from '../prismaClient.ts';
import { containing } from './containing.ts';

/** Most words of a search that are looked for. */
const maxWords = 10;

/** The workspace's register of sources. */
export function sourceStore(db: Db): SourceStore {
  return {
    byId: async (id, userId) => {
      if (!isUuid(id) || !isUuid(userId)) return null;
      const [row] = await db.$queryRaw<readonly Row[]>`${selectFor(userId)} WHERE s.id = ${id}::uuid`;
      return row === undefined ? null : listed(row);
    },
    list: async (userId, { cursor, limit }, { words, ids, isRecalled }) => {
      if (!isUuid(userId)) return { items: [], nextCursor: null };
      const after = cursor === null ? undefined : decodeCursor(cursor, (_title, id) => isUuid(id));
      const wanted = words.trim().split(/\s+/u).filter(Boolean).slice(0, maxWords);
      const conditions = [
        ...wanted.map((word) => Prisma.sql`${searched} LIKE lower(${containing(word)})`),
        ...(ids === null ? [] : [Prisma.sql`s.id = ANY(${ids.filter(isUuid)}::uuid[])`]),
        ...(isRecalled === null ? [] : [Prisma.sql`(s.recalled_at IS NOT NULL) = ${isRecalled}`]),
        ...(after === undefined
          ? []
          : [Prisma.sql`(lower(s.title) COLLATE "C", s.id::text COLLATE "C") > (${after[0]}, ${after[1]})`]),
      ];
      const where = conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}`;
      const rows = await db.$queryRaw<readonly Row[]>`
        ${selectFor(userId)} ${where}
        ORDER BY lower(s.title) COLLATE "C", s.id::text COLLATE "C" LIMIT ${limit + 1}`;
      return pageOf(rows, limit, (row) => [row.sortTitle, row.id], listed);
    },
    insert: async ({ recalled: _stands, fields, ...record }) => {
      await written(db.sourceRecord.create({ data: { ...record, fields: { ...fields } } }));
    },
    update: async (id, { recalled, fields, ...change }) => {
      await db.sourceRecord.update({
        where: { id },
        data: {
          ...change,
          ...(fields === undefined ? {} : { fields: { ...fields } }),
          ...(recalled === undefined
            ? {}
            : {
                recalledAt: recalled?.at ?? null,
                recalledById: recalled?.byId ?? null,
                recallReason: recalled?.reason ?? null,
              }),
        },
      });
    },
    uses: async (id, userId, { cursor, limit }) => {
      if (!isUuid(id) || !isUuid(userId)) return { items: [], nextCursor: null };
      const after = cursor === null ? undefined : decodeCursor(cursor, isUseKey);
      const [assessmentId = '', blockId = ''] = after?.[1].split(' ') ?? [];
      const rows = await db.$queryRaw<readonly UseRow[]>`
        SELECT a.id AS "assessmentId", a.number, a.created_at AS "createdAt", a.title, a.archived_at IS NOT NULL AS "isArchived",
               b.block_id AS "blockId", b.label, b.carries, lower(a.title) AS "sortTitle"
        FROM draft_blocks b
        JOIN assessment_members m ON m.assessment_id = b.assessment_id AND m.user_id = ${userId}::uuid
        JOIN assessments a ON a.id = b.assessment_id
        WHERE b.record = ${id}::uuid
        ${after === undefined ? Prisma.empty : Prisma.sql`AND (lower(a.title) COLLATE "C", a.id::text COLLATE "C", b.block_id COLLATE "C") > (${after[0]}, ${assessmentId}, ${blockId})`}
        ORDER BY lower(a.title) COLLATE "C", a.id::text COLLATE "C", b.block_id COLLATE "C"
        LIMIT ${limit + 1}`;
      return pageOf(
        rows,
        limit,
        (row) => [row.sortTitle, `${row.assessmentId} ${row.blockId}`],
        ({ sortTitle: _sortTitle, carries, ...row }) => ({ ...row, carries: carriedOf(carries) }),
      );
    },
  };
}

/** Labels as `draft_blocks` keeps them. */
export const carriedOf = (carries: string): readonly string[] => carries.split(' ').filter(Boolean);

const isUseKey = (_title: string, key: string): boolean => isUuid(key.split(' ')[0] ?? '');

/** Everything of a record that a search looks in. */
const searched = Prisma.sql`lower(concat_ws(' ', s.title, s.descriptor, s.fields->>'originator', s.fields->>'identifier',
  s.fields->>'url', s.fields->>'independenceGroup'))`;

const selectFor = (userId: string): Prisma.Sql => Prisma.sql`
  SELECT s.id, s.title, s.descriptor, s.fields, s.kept_by_id AS "keptById", s.kept_at AS "keptAt",
         s.changed_at AS "changedAt", s.recalled_at AS "recalledAt", s.recalled_by_id AS "recalledById",
         s.recall_reason AS "recallReason", k.name AS "keptByName", r.name AS "recalledByName",
         lower(s.title) AS "sortTitle",
         (SELECT count(DISTINCT b.assessment_id)::int
          FROM draft_blocks b
          JOIN assessment_members m ON m.assessment_id = b.assessment_id AND m.user_id = ${userId}::uuid
          WHERE b.record = s.id) AS uses
  FROM source_records s JOIN users k ON k.id = s.kept_by_id LEFT JOIN users r ON r.id = s.recalled_by_id`;

type Row = Omit<ListedSource, 'recalled' | 'fields'> & {
  readonly fields: StatedFields;
  readonly recalledAt: Date | null;
  readonly recalledById: string | null;
  readonly recallReason: string | null;
  readonly sortTitle: string;
};
type UseRow = Omit<SourceUse, 'carries'> & { readonly carries: string; readonly sortTitle: string };

function listed({ recalledAt, recalledById, recallReason, sortTitle: _sortTitle, ...row }: Row): ListedSource {
  const recalled =
    recalledAt === null ? null : { at: recalledAt, byId: recalledById ?? '', reason: recallReason ?? '' };
  return { ...row, recalled };
}
