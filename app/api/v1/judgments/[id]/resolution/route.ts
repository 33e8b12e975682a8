import { resolveJudgment } from '@/lib/commands/resolveJudgment.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.resolveJudgment, ({ ports, actor, id, body }) =>
  resolveJudgment(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/judgments/{id}/resolution');
