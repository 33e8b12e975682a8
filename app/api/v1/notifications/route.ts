import { listNotifications } from '@/lib/commands/listNotifications.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listNotifications, ({ ports, actor, query }) =>
  listNotifications(ports, actor, query),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/notifications');
