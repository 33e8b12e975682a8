import type { NotificationStore, ReadChoice } from '../../commands/ports.ts';
import { gatherMs } from '../../domain/notifications/mailing.ts';
import type { NotificationReason } from '../../domain/notifications/reasons.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { Prisma } from '../generated/client.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';
import { isIsoTime } from './isIsoTime.ts';

/** Longest quotation that is kept, characters. */
const maxText = 1_000;

/** People's inboxes. Raising also puts mail into the outbox: one entry per person and assessment, until it is taken. */
export function notificationStore(db: Db): NotificationStore {
  return {
    raise: async ({ to, assessmentId, reason, subject, place, actorId, text, at }) => {
      const people = to.filter(isUuid);
      if (people.length === 0) return;
      await insert(db, {
        who: Prisma.sql`m.assessment_id = ${assessmentId}::uuid AND m.user_id = ANY(${people}::uuid[])`,
        place: Prisma.sql`${place}`,
        reason,
        subject,
        actorId,
        text,
        at,
      });
    },
    raiseRecalled: async (recordId, actorId, text, at) => {
      await insert(db, {
        who: Prisma.sql`m.role = 'owner' AND m.assessment_id IN (
          SELECT assessment_id FROM draft_blocks WHERE record = ${recordId}::uuid)`,
        place: Prisma.sql`coalesce((SELECT '#' || b.block_id FROM draft_blocks b
          WHERE b.assessment_id = m.assessment_id AND b.record = ${recordId}::uuid ORDER BY b.place LIMIT 1), '')`,
        reason: 'source-recalled',
        subject: `source:${recordId}`,
        actorId,
        text,
        at,
      });
    },
    list: async (userId, { cursor, limit }, unreadOnly) => {
      const after = cursor === null ? undefined : decodeCursor(cursor, (at, id) => isIsoTime(at) && isUuid(id));
      const rows = await db.notification.findMany({
        where: {
          ...inReach(userId),
          ...(unreadOnly ? { readAt: null } : {}),
          ...(after === undefined ? {} : { OR: [{ at: { lt: after[0] } }, { at: after[0], id: { gt: after[1] } }] }),
        },
        orderBy: [{ at: 'desc' }, { id: 'asc' }],
        take: limit + 1,
        include: { assessment: { select: { title: true } }, actor: { select: { name: true } } },
      });
      return pageOf(
        rows,
        limit,
        (row) => [row.at.toISOString(), row.id],
        ({ assessment, actor, ...row }) => ({
          ...row,
          reason: row.reason as NotificationReason,
          assessmentTitle: assessment.title,
          byName: actor?.name ?? null,
        }),
      );
    },
    countUnread: (userId) => db.notification.count({ where: { ...inReach(userId), readAt: null } }),
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

const inReach = (userId: string) => ({
  userId,
  assessment: { archivedAt: null, members: { some: { userId } } },
});

function chosen(choice: ReadChoice): Prisma.NotificationWhereInput {
  if ('ids' in choice) return { id: { in: choice.ids.filter(isUuid) } };
  return 'subject' in choice ? { subject: choice.subject } : { at: { lte: choice.until } };
}

type Row = {
  /** Which rows of `assessment_members` (m) are told. */
  readonly who: Prisma.Sql;
  readonly place: Prisma.Sql;
  readonly reason: NotificationReason;
  readonly subject: string;
  readonly actorId: string | null;
  readonly text: string;
  readonly at: Date;
};

async function insert(db: Db, { who, place, reason, subject, actorId, text, at }: Row): Promise<void> {
  const due = new Date(at.getTime() + gatherMs);
  await db.$executeRaw`
    WITH told AS (
      INSERT INTO notifications (id, user_id, assessment_id, reason, subject, place, actor_id, text, at, mail)
      SELECT gen_random_uuid(), m.user_id, m.assessment_id, ${reason}, ${subject}, ${place}, ${actorId}::uuid,
             ${text.replaceAll('\0', '').slice(0, maxText)}, ${at},
             CASE WHEN c.muted_at IS NULL THEN 'waiting' ELSE 'none' END
      FROM assessment_members m
      JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
      LEFT JOIN mail_choices c ON c.user_id = m.user_id AND c.assessment_id = m.assessment_id
      WHERE m.user_id IS DISTINCT FROM ${actorId}::uuid AND ${who}
      ON CONFLICT (user_id, reason, subject, at) DO NOTHING
      RETURNING user_id, assessment_id, mail
    )
    INSERT INTO outbox (id, topic, key, payload, created_at, available_at)
    SELECT gen_random_uuid(), 'mail', user_id || ':' || assessment_id,
           json_build_object('userId', user_id, 'assessmentId', assessment_id), ${at}, ${due}
    FROM told WHERE mail = 'waiting'
    ON CONFLICT (topic, key) WHERE taken_at IS NULL AND done_at IS NULL DO NOTHING`;
}
