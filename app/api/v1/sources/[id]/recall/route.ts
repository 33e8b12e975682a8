import { recallSource } from '@/lib/commands/recallSource.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.recallSource, ({ ports, actor, id, body }) =>
  recallSource(ports, actor, { ...body, id }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/sources/{id}/recall');
