import { listMembers } from '@/lib/commands/listMembers.ts';
import { replaceMembers } from '@/lib/commands/replaceMembers.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listMembers, ({ ports, actor, id }) => listMembers(ports, actor, { id }));
export const PUT = handle(operations.replaceMembers, ({ ports, actor, id, body }) =>
  replaceMembers(ports, actor, { id, members: body }),
);
export const { POST, PATCH, DELETE } = otherMethods('/assessments/{id}/members');
