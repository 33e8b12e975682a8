import { moveReview } from '@/lib/commands/moveReview.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.moveReview, ({ ports, actor, id, body }) =>
  moveReview(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/rounds/{id}/moves');
