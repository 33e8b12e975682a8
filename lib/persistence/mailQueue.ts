import type { MailQueue, TakenMail } from '../commands/ports.ts';
import { readerReasons, type NotificationReason } from '../domain/notifications/reasons.ts';
import { Prisma } from './generated/client.ts';
import type { Db } from './prismaClient.ts';
import { publishedTitles } from './stores/notificationStore.ts';
import { tellPeople } from './tellPeople.ts';

/** Things named in one mail; what happened beside them stands in the inbox. */
const maxItems = 50;

/** Key of the advisory lock under which reminders are made. */
const remindLock = 7_208_455_102n;

type Target = { readonly userId: string; readonly assessmentId: string; readonly attempts: number };

/** The mail in the outbox. `inTransaction` runs one transaction. */
export function mailQueue(db: Db, inTransaction: <T>(work: (db: Db) => Promise<T>) => Promise<T>): MailQueue {
  return {
    remind: async (now, until) => {
      // At most one reminder for each seat: another answer, another round, is another subject.
      const remind = (transaction: Db) =>
        tellPeople(transaction, {
          whom: Prisma.sql`
          SELECT s.user_id, r.assessment_id, 'round:' || r.id AS subject, '' AS place
          FROM review_rounds r JOIN review_seats s ON s.round_id = r.id
          JOIN assessments a ON a.id = r.assessment_id AND a.archived_at IS NULL
          WHERE r.closed_at IS NULL AND s.answer IS NULL AND r.due_at > ${now} AND r.due_at <= ${until}
            AND NOT EXISTS (
              SELECT 1 FROM notifications n
              WHERE n.user_id = s.user_id AND n.reason = 'due-soon' AND n.subject = 'round:' || r.id)`,
          reason: 'due-soon',
          actorId: null,
          text: '',
          at: now,
        });
      await inTransaction(async (transaction) => {
        // Of several processes that look at once, the others see what the first one has told.
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${remindLock})`;
        await remind(transaction);
      });
    },
    due: async (now, limit) => {
      const rows = await db.outboxEntry.findMany({
        where: { topic: 'mail', doneAt: null, takenAt: null, availableAt: { lte: now } },
        orderBy: { availableAt: 'asc' },
        take: limit,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    },
    take: (id, now) => inTransaction((transaction) => take(transaction, id, now)),
    sent: (id, now) =>
      inTransaction(async (transaction) => {
        await transaction.notification.updateMany({ where: { mailId: id }, data: { mail: 'sent' } });
        await transaction.outboxEntry.update({ where: { id }, data: { doneAt: now, outcome: 'sent' } });
      }),
    refused: (id, why, retryAt, now) => inTransaction((transaction) => refused(transaction, id, why, retryAt, now)),
    endUnknown: (before, now) =>
      inTransaction(async (transaction) => {
        const ended = await transaction.$queryRaw<readonly { id: string }[]>`
          UPDATE outbox SET done_at = ${now}, outcome = 'not known whether it arrived'
          WHERE topic = 'mail' AND done_at IS NULL AND taken_at < ${before} RETURNING id`;
        const ids = ended.map(({ id }) => id);
        await transaction.notification.updateMany({ where: { mailId: { in: ids } }, data: { mail: 'unknown' } });
        return ids.length;
      }),
  };
}

type Address = Pick<TakenMail, 'email' | 'name' | 'assessmentId' | 'title' | 'number' | 'createdAt' | 'token'> & {
  readonly isMember: boolean;
};

async function take(db: Db, id: string, now: Date): Promise<TakenMail | null> {
  const [target] = await db.$queryRaw<readonly Target[]>`
    UPDATE outbox SET taken_at = ${now}, attempts = attempts + 1
    WHERE id = ${id}::uuid AND topic = 'mail' AND taken_at IS NULL AND done_at IS NULL AND available_at <= ${now}
    RETURNING payload->>'userId' AS "userId", payload->>'assessmentId' AS "assessmentId", attempts`;
  if (target === undefined) return null;
  const { userId, assessmentId, attempts } = target;
  await db.$executeRaw`
    INSERT INTO mail_choices (user_id, assessment_id, token)
    SELECT n.user_id, n.assessment_id, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
    FROM notifications n
    WHERE n.user_id = ${userId}::uuid AND n.assessment_id = ${assessmentId}::uuid AND n.mail = 'waiting'
    LIMIT 1
    ON CONFLICT (user_id, assessment_id) DO NOTHING`;
  const [address] = await db.$queryRaw<readonly Address[]>`
    SELECT u.email, u.name, a.id AS "assessmentId", a.title, a.number, a.created_at AS "createdAt", c.token,
           (m.user_id IS NOT NULL AND a.archived_at IS NULL) AS "isMember"
    FROM users u
    JOIN assessments a ON a.id = ${assessmentId}::uuid
    JOIN mail_choices c ON c.user_id = u.id AND c.assessment_id = a.id AND c.muted_at IS NULL
    LEFT JOIN assessment_members m ON m.user_id = u.id AND m.assessment_id = a.id
    WHERE u.id = ${userId}::uuid AND u.disabled_at IS NULL`;
  const waiting = { userId, assessmentId, mail: 'waiting' };
  const items =
    address === undefined
      ? []
      : await db.notification.findMany({
          // Who has no role, or none any more, is told of what was published and of nothing else.
          where: { ...waiting, readAt: null, ...(address.isMember ? {} : { reason: { in: [...readerReasons] } }) },
          orderBy: [{ at: 'asc' }, { id: 'asc' }],
          take: maxItems,
          include: { actor: { select: { name: true } } },
        });
  await db.notification.updateMany({
    where: { id: { in: items.map((item) => item.id) } },
    data: { mail: 'taken', mailId: id },
  });
  await db.notification.updateMany({ where: waiting, data: { mail: 'none' } });
  if (address === undefined || items.length === 0) {
    await db.outboxEntry.update({ where: { id }, data: { doneAt: now, outcome: 'nothing left to mail' } });
    return null;
  }
  const { isMember, ...to } = address;
  const [subject = ''] = items.map((item) => item.subject);
  const title = isMember ? to.title : ((await publishedTitles(db, [subject])).get(subject) ?? '');
  return {
    id,
    attempts,
    ...to,
    title,
    items: items.map(({ reason, actor, text, place }) => ({
      reason: reason as NotificationReason,
      byName: actor?.name ?? null,
      text,
      place,
    })),
  };
}

async function refused(db: Db, id: string, why: string, retryAt: Date | null, now: Date): Promise<void> {
  await db.notification.updateMany({
    where: { mailId: id },
    data: retryAt === null ? { mail: 'none' } : { mail: 'waiting', mailId: null },
  });
  const outcome = why.slice(0, 500);
  // What happened since has an entry of its own: what was refused goes with that one.
  const joined =
    retryAt === null
      ? 0
      : await db.$executeRaw`
          UPDATE outbox SET available_at = greatest(outbox.available_at, ${retryAt})
          FROM outbox this
          WHERE this.id = ${id}::uuid AND outbox.topic = this.topic AND outbox.key = this.key AND outbox.id <> this.id
            AND outbox.taken_at IS NULL AND outbox.done_at IS NULL`;
  await db.outboxEntry.update({
    where: { id },
    data: retryAt === null || joined > 0 ? { doneAt: now, outcome } : { takenAt: null, availableAt: retryAt, outcome },
  });
}
