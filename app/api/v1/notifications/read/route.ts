import { readNotifications } from '@/lib/commands/readNotifications.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const POST = handle(operations.readNotifications, ({ ports, actor, body }) =>
  readNotifications(ports, actor, body),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/notifications/read');
