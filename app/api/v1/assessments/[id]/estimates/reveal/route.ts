import { revealEstimates } from '@/lib/commands/revealEstimates.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../../handle.ts';
import { otherMethods } from '../../../../otherMethods.ts';

export const POST = handle(operations.revealEstimates, ({ ports, actor, id, body }) =>
  revealEstimates(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/estimates/reveal');
