import type { NotificationStore, ReadChoice } from '../../commands/ports.ts';
import { readerReasons, type NotificationReason } from '../../domain/notifications/reasons.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';
import { tellPeople } from '../tellPeople.ts';
import { isIsoTime } from './isIsoTime.ts';

/** People's inboxes. Raising also puts mail into the outbox: one entry per person and assessment, until it is taken. */
export function notificationStore(db: Db): NotificationStore {
  return {
    raise: async ({ to, assessmentId, reason, subject, place, actorId, text, at }) => {
      const people = to.filter(isUuid);
      if (people.length === 0) return;
      await tellPeople(db, {
        whom: Prisma.sql`
          SELECT p.id AS user_id, ${assessmentId}::uuid AS assessment_id, ${subject}::text AS subject, ${place}::text AS place
          FROM unnest(${people}::uuid[]) p (id)`,
        reason,
        actorId,
        text,
        at,
      });
    },
    raiseRecalled: async (recordId, actorId, text, at) => {
      await tellPeople(db, {
        whom: Prisma.sql`
          SELECT DISTINCT ON (o.user_id, o.assessment_id) o.user_id, o.assessment_id,
                 ${`source:${recordId}`}::text AS subject, '#' || b.block_id AS place
          FROM draft_blocks b
          JOIN assessment_members o ON o.assessment_id = b.assessment_id AND o.role = 'owner'
          WHERE b.record = ${recordId}::uuid
          ORDER BY o.user_id, o.assessment_id, b.place`,
        reason: 'source-recalled',
        actorId,
        text,
        at,
      });
    },
    list: async (userId, { cursor, limit }, unreadOnly) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (at, id) => isIsoTime(at) && isUuid(id));
      const rows = await db.notification.findMany({
        where: {
          AND: [inReach(userId)],
          ...(unreadOnly ? { readAt: null } : {}),
          ...(after === undefined ? {} : { OR: [{ at: { lt: after[0] } }, { at: after[0], id: { gt: after[1] } }] }),
        },
        orderBy: [{ at: 'desc' }, { id: 'asc' }],
        take: limit + 1,
        include: {
          assessment: { select: { title: true, members: { where: { userId }, select: { userId: true } } } },
          actor: { select: { name: true } },
        },
      });
      const titles = await publishedTitles(
        db,
        rows.filter(({ assessment }) => assessment.members.length === 0).map(({ subject }) => subject),
      );
      return pageOf(
        rows,
        limit,
        (row) => [row.at.toISOString(), row.id],
        ({ assessment, actor, ...row }) => ({
          ...row,
          reason: row.reason as NotificationReason,
          // Who has no role is told under the title that was published, never under the draft's.
          assessmentTitle: assessment.members.length > 0 ? assessment.title : (titles.get(row.subject) ?? ''),
          byName: actor?.name ?? null,
        }),
      );
    },
    countUnread: (userId) => db.notification.count({ where: { AND: [inReach(userId)], readAt: null } }),
    markRead: async (userId, choice, readAt) => {
      const read = await db.notification.updateMany({
        where: { userId, readAt: null, ...chosen(choice) },
        data: { readAt },
      });
      return read.count;
    },
    mailChoice: async (token) => {
      const found = await db.mailChoice.findUnique({
        where: { token },
        include: { assessment: { select: { title: true } } },
      });
      if (found === null) return null;
      const { userId, assessmentId, mutedAt, assessment } = found;
      return { userId, assessmentId, mutedAt, title: assessment.title };
    },
    setMuted: async (token, mutedAt) => {
      await db.mailChoice.updateMany({ where: { token }, data: { mutedAt } });
    },
  };
}

const inReach = (userId: string): Prisma.NotificationWhereInput => ({
  userId,
  OR: [{ assessment: { archivedAt: null, members: { some: { userId } } } }, { reason: { in: [...readerReasons] } }],
});

/** Titles as they were published, by `publication:<id>`. */
export async function publishedTitles(db: Db, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(subjects.map((subject) => subject.replace(/^publication:/u, '')))].filter(isUuid);
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<readonly { readonly id: string; readonly title: string }[]>`
    SELECT id, record::json->>'title' AS title FROM publications WHERE id = ANY(${ids}::uuid[])`;
  return new Map(rows.map(({ id, title }) => [`publication:${id}`, title]));
}

function chosen(choice: ReadChoice): Prisma.NotificationWhereInput {
  if ('ids' in choice) return { id: { in: choice.ids.filter(isUuid) } };
  return 'subject' in choice ? { subject: choice.subject } : { at: { lte: choice.until } };
}
