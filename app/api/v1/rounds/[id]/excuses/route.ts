import { excuseReviewer } from '@/lib/commands/changeRound.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.excuseReviewer, ({ ports, actor, id, body }) =>
  excuseReviewer(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/rounds/{id}/excuses');
