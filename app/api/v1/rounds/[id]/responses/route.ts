import { respondToRound } from '@/lib/commands/answerRound.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.respondToRound, ({ ports, actor, id, body }) =>
  respondToRound(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/rounds/{id}/responses');
