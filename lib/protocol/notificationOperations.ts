import { z } from 'zod';
import { notificationReasons } from '../domain/notifications/reasons.ts';
import { idField, instant, pageOf, pageQuery } from './fields.ts';
import { named, type Operation } from './operation.ts';

/** Something the person is told. `place` is what leads there: appended to `/a/<assessment.id>`, or a path of its own where it begins with `/`. */
export const notificationDto = z.object({
  id: z.string(),
  at: instant,
  reason: z.enum(notificationReasons),
  /** A sentence that says what happened. */
  sentence: z.string(),
  by: z.string().nullable(),
  text: z.string(),
  assessment: z.object({ id: z.string(), title: z.string() }),
  subject: z.string(),
  place: z.string(),
  readAt: instant.nullable(),
});
export type NotificationDto = z.output<typeof notificationDto>;

export const notificationPageDto = pageOf(notificationDto).extend({
  unread: z.number().int(),
});
export type NotificationPageDto = z.output<typeof notificationPageDto>;

export const notificationListQuery = pageQuery.extend({
  unread: z.enum(['yes'], 'yes, or nothing').optional(),
});
export type NotificationListQuery = z.output<typeof notificationListQuery>;

/** Some by id, those about one thing (`thread:<id>`, `round:<id>`, `source:<id>`), or all up to a moment. */
export const readNotificationsInput = z.union(
  [
    z.strictObject({ ids: z.array(idField).min(1).max(100) }),
    z.strictObject({ subject: z.string().regex(/^(?:thread|round|source):[\w-]{1,64}$/u) }),
    z.strictObject({ until: z.iso.datetime({ offset: true }) }),
  ],
  'one of ids, subject and until',
);
export type ReadNotificationsInput = z.output<typeof readNotificationsInput>;

export const readNotificationsDto = z.object({ read: z.number().int(), unread: z.number().int() });
export type ReadNotificationsDto = z.output<typeof readNotificationsDto>;

/** People's inboxes. */
export const notificationOperations = {
  listNotifications: {
    method: 'get',
    path: '/notifications',
    summary: 'What the caller was told, latest first, and how much of it is unread.',
    query: notificationListQuery,
    status: 200,
    answer: named('NotificationPage', notificationPageDto),
  },
  readNotifications: {
    method: 'post',
    path: '/notifications/read',
    summary: 'Marks some of the caller’s own notifications as read.',
    body: named('ReadNotifications', readNotificationsInput),
    status: 200,
    answer: named('NotificationsRead', readNotificationsDto),
  },
} as const satisfies Record<string, Operation>;
