import { supersedePublication } from '@/lib/commands/supersedePublication.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.supersedePublication, ({ ports, actor, id, body }) =>
  supersedePublication(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/publications/{id}/supersede');
