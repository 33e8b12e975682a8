import { askOutcome, listResolvers } from '@/lib/commands/askOutcome.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listResolvers, ({ ports, actor, id }) => listResolvers(ports, actor, { id }));
export const POST = handle(operations.askOutcome, ({ ports, actor, id, body }) =>
  askOutcome(ports, actor, { id, ...body }),
);
export const { PUT, PATCH, DELETE } = otherMethods('/judgments/{id}/ask');
