import { listRounds } from '@/lib/commands/listRounds.ts';
import { requestRound } from '@/lib/commands/requestRound.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listRounds, ({ ports, actor, id, query }) =>
  listRounds(ports, actor, { id, ...query }),
);
export const POST = handle(operations.requestRound, ({ ports, actor, id, body }) =>
  requestRound(ports, actor, { id, ...body }),
);
export const { PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/rounds');
