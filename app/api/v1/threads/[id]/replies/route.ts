import { replyToThread } from '@/lib/commands/replyToThread.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.replyToThread, ({ ports, actor, id, body }) =>
  replyToThread(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/threads/{id}/replies');
