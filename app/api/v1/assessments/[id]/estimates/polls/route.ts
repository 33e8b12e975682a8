import { askForEstimates } from '@/lib/commands/askForEstimates.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../../handle.ts';
import { otherMethods } from '../../../../otherMethods.ts';

export const POST = handle(operations.askForEstimates, ({ ports, actor, id, body }) =>
  askForEstimates(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/estimates/polls');
