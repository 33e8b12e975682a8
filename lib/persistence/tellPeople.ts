import { gatherMs } from '../domain/notifications/mailing.ts';
import { readerReasons, type NotificationReason } from '../domain/notifications/reasons.ts';
import type { Prisma } from './generated/client.ts';
import type { Db } from './prismaClient.ts';

/** Longest quotation that is kept, characters. */
const maxText = 1_000;

/** What is told; `whom` selects user_id, assessment_id, subject and place. */
export type Telling = {
  readonly whom: Prisma.Sql;
  readonly reason: NotificationReason;
  readonly actorId: string | null;
  readonly text: string;
  readonly at: Date;
};

/**
 * Puts one thing into the inboxes of those who have a role there (or read what was published, where it is about that), are
 * not disabled and did not do it, and mail about it
 * into the outbox: one entry per person and assessment, until it is taken. How many mails now wait that did not before.
 */
export async function tellPeople(db: Db, { whom, reason, actorId, text, at }: Telling): Promise<number> {
  const due = new Date(at.getTime() + gatherMs);
  return db.$executeRaw`
    WITH told AS (
      INSERT INTO notifications (id, user_id, assessment_id, reason, subject, place, actor_id, text, at, mail)
      SELECT gen_random_uuid(), w.user_id, w.assessment_id, ${reason}, w.subject, w.place, ${actorId}::uuid,
             ${text.replaceAll('\0', '').slice(0, maxText)}, ${at},
             CASE WHEN c.muted_at IS NULL THEN 'waiting' ELSE 'none' END
      FROM (${whom}) w
      LEFT JOIN assessment_members m ON m.user_id = w.user_id AND m.assessment_id = w.assessment_id
      JOIN users u ON u.id = w.user_id AND u.disabled_at IS NULL
      LEFT JOIN mail_choices c ON c.user_id = w.user_id AND c.assessment_id = w.assessment_id
      WHERE w.user_id IS DISTINCT FROM ${actorId}::uuid AND (m.user_id IS NOT NULL OR ${readerReasons.includes(reason)})
      ON CONFLICT (user_id, reason, subject, at) DO NOTHING
      RETURNING user_id, assessment_id, mail
    )
    INSERT INTO outbox (id, topic, key, payload, created_at, available_at)
    SELECT gen_random_uuid(), 'mail', user_id || ':' || assessment_id,
           json_build_object('userId', user_id, 'assessmentId', assessment_id), ${at}, ${due}
    FROM (SELECT DISTINCT user_id, assessment_id FROM told WHERE mail = 'waiting') waiting
    ON CONFLICT (topic, key) WHERE taken_at IS NULL AND done_at IS NULL DO NOTHING`;
}
