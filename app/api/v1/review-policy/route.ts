import { changeReviewPolicy, readReviewPolicy } from '@/lib/commands/reviewPolicy.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.readReviewPolicy, ({ ports, actor }) => readReviewPolicy(ports, actor));
export const PUT = handle(operations.changeReviewPolicy, ({ ports, actor, body }) =>
  changeReviewPolicy(ports, actor, body),
);
export const { POST, PATCH, DELETE } = otherMethods('/review-policy');
