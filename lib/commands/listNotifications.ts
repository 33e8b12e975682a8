import { toldSentence } from '../domain/notifications/reasons.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type {
  NotificationDto,
  NotificationListQuery,
  NotificationPageDto,
} from '../protocol/notificationOperations.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, NotificationRecord } from './ports.ts';
import { readPage } from './readPage.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** What the actor was told about assessments that they still have a role on, latest first. */
export async function listNotifications(
  ports: CommandPorts,
  actor: Actor,
  input: NotificationListQuery,
): Promise<Result<NotificationPageDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.list');
  if (refusal !== null) return err(refusal);
  const { notifications } = ports.database.read;
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const [page, unread] = await Promise.all([
    readPage(() => notifications.list(actor.userId, request, input.unread === 'yes')),
    notifications.countUnread(actor.userId),
  ]);
  if (!page.ok) return page;
  return ok({ items: page.value.items.map(dtoOf), nextCursor: page.value.nextCursor, unread });
}

function dtoOf(record: NotificationRecord): NotificationDto {
  const { id, at, reason, byName, text, assessmentId, assessmentTitle, subject, place, readAt } = record;
  return {
    id,
    at: at.toISOString(),
    reason,
    sentence: toldSentence({ reason, by: byName }),
    by: byName,
    text,
    assessment: { id: assessmentId, title: assessmentTitle },
    subject,
    place,
    readAt: readAt?.toISOString() ?? null,
  };
}
