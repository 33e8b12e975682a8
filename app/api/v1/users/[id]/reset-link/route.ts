import { createResetLink } from '@/lib/commands/createResetLink.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.createResetLink, ({ ports, actor, id }) =>
  createResetLink(ports, actor, { userId: id }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/users/{id}/reset-link');
