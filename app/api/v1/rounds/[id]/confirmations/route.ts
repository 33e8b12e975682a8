import { confirmApproval } from '@/lib/commands/changeRound.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.confirmApproval, ({ ports, actor, id, body }) =>
  confirmApproval(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/rounds/{id}/confirmations');
