import { z } from 'zod';
import type {
  ListedPublication,
  PublicationReaderStore,
  PublicationStore,
  PublishedPaper,
  PublishedRecord,
} from '../../commands/PublicationStore.ts';
import type { Audience } from '../../domain/policy.ts';
import { publicationKinds } from '../../domain/publications/publicationKinds.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import { isIsoTime } from './isIsoTime.ts';
import { written, type Db } from '../prismaClient.ts';

const name = { select: { name: true } } as const;
/** Everything but what was frozen, which may be long. */
const listed = {
  omit: { record: true },
  include: { publishedBy: name, retractedBy: name, supersededByUser: name },
} as const;
type Row = Prisma.PublicationGetPayload<typeof listed>;
const storedKind = z.enum(publicationKinds);
const storedAudience: z.ZodType<Audience> = z.union([
  z.enum(['link', 'signed-in']),
  z.object({ userIds: z.array(z.string()) }),
]);

/** Publications. */
export function publicationStore(db: Db): PublicationStore {
  return {
    atSlug: async (slug) => {
      const rows = await db.publication.findMany({
        where: { slug: slug.replaceAll('\0', '') },
        orderBy: { number: 'desc' },
        ...listed,
      });
      return rows.map(listedPublication);
    },
    byId: async (id) => {
      if (!isUuid(id)) return null;
      const row = await db.publication.findUnique({ where: { id }, include: listed.include });
      if (row === null) return null;
      return { ...listedPublication(row), record: JSON.parse(row.record) as PublishedRecord };
    },
    records: async (ids) => {
      const where = { id: { in: ids.filter(isUuid) } };
      const rows = await db.publication.findMany({ where, select: { number: true, record: true } });
      return new Map(rows.map(({ number, record }) => [number, JSON.parse(record) as PublishedRecord]));
    },
    list: async (assessmentId, { cursor, limit }) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (number) => /^\d{1,9}$/u.test(number));
      const rows = await db.publication.findMany({
        where: { assessmentId, ...(after === undefined ? {} : { number: { lt: Number(after[0]) } }) },
        orderBy: { number: 'desc' },
        take: limit + 1,
        ...listed,
      });
      return pageOf(rows, limit, (row) => [String(row.number), ''], listedPublication);
    },
    papersFor: async (userId, { cursor, limit }) => {
      if (!isUuid(userId)) return { items: [], nextCursor: null };
      const after = cursor === null ? null : decodeCursor(cursor, (at, id) => isIsoTime(at) && isUuid(id));
      // The titles are read of one page alone: a record may be long.
      const rows = await db.$queryRaw<readonly PublishedPaper[]>`
        SELECT l.*, r.record::json->>'title' AS title, r.record::json->>'reference' AS reference
        FROM (
          SELECT * FROM (
            SELECT DISTINCT ON (p.assessment_id) p.id, p.assessment_id AS "assessmentId", p.number, p.slug,
              p.published_at AS "publishedAt", p.retracted_at IS NOT NULL AS "isRetracted",
              me.user_id IS NOT NULL AS "isMember"
            FROM publications p
            LEFT JOIN assessment_members me ON me.assessment_id = p.assessment_id AND me.user_id = ${userId}::uuid
            WHERE me.user_id IS NOT NULL
              OR p.audience = '"signed-in"'
              OR p.audience LIKE ${`%"${userId}"%`}
              OR EXISTS (
                SELECT 1 FROM publication_readers o WHERE o.publication_id = p.id AND o.user_id = ${userId}::uuid
              )
            ORDER BY p.assessment_id, p.number DESC
          ) newest
          ${after === null ? Prisma.empty : Prisma.sql`WHERE ("publishedAt", id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
          ORDER BY "publishedAt" DESC, id DESC LIMIT ${limit + 1}
        ) l
        JOIN publications r ON r.id = l.id
        ORDER BY l."publishedAt" DESC, l.id DESC`;
      return pageOf(
        rows,
        limit,
        (row) => [row.publishedAt.toISOString(), row.id],
        (row) => row,
      );
    },
    insert: async ({ audience, record, ...row }) => {
      const data = { ...row, audience: JSON.stringify(audience), record: JSON.stringify(record) };
      await written(db.publication.create({ data }));
    },
    retract: async (id, { at, byId, reason, replacedBy }) => {
      const retracted = await db.publication.updateMany({
        where: { id, retractedAt: null },
        data: { retractedAt: at, retractedById: byId, retractedReason: reason, replacedBy },
      });
      return retracted.count > 0;
    },
    supersede: async (id, { at, byId, reason, number }) => {
      const superseded = await db.publication.updateMany({
        where: { id, retractedAt: null, supersededAt: null },
        data: { supersededAt: at, supersededById: byId, supersededReason: reason, supersededBy: number },
      });
      return superseded.count > 0;
    },
  };
}

/** Who opened which publication. */
export function publicationReaderStore(db: Db): PublicationReaderStore {
  return {
    opened: async (publicationId, userId, at) => {
      await db.publicationReader.createMany({ data: [{ publicationId, userId, at }], skipDuplicates: true });
    },
    of: async (publicationId) => {
      const rows = await db.publicationReader.findMany({ where: { publicationId }, select: { userId: true } });
      return rows.map(({ userId }) => userId);
    },
    counts: async (assessmentId) => {
      const rows = await db.publicationReader.groupBy({
        by: ['publicationId'],
        where: { publication: { assessmentId } },
        _count: true,
      });
      return new Map(rows.map(({ publicationId, _count }) => [publicationId, _count]));
    },
  };
}

/** Throws when the row was not written by this product. */
function listedPublication(row: Row): ListedPublication {
  const { id, assessmentId, number, slug, sha256, changeSummary, publishedById, publishedAt } = row;
  const { retractedAt, retractedById, retractedReason, replacedBy, retractedBy } = row;
  return {
    id,
    assessmentId,
    number,
    slug,
    sha256,
    changeSummary,
    publishedById,
    publishedAt,
    kind: storedKind.parse(row.kind),
    audience: storedAudience.parse(JSON.parse(row.audience)),
    publishedByName: row.publishedBy.name,
    supersession: supersessionIn(row),
    retraction:
      retractedAt === null
        ? null
        : {
            at: retractedAt,
            byId: retractedById ?? '',
            byName: retractedBy?.name ?? '',
            reason: retractedReason ?? '',
            replacedBy,
          },
  };
}

function supersessionIn(row: Row): ListedPublication['supersession'] {
  const { supersededAt: at, supersededBy: number, supersededById, supersededReason, supersededByUser } = row;
  if (at === null || number === null) return null;
  return {
    at,
    number,
    byId: supersededById ?? '',
    byName: supersededByUser?.name ?? '',
    reason: supersededReason ?? '',
  };
}
