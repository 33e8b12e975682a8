import { updateUser } from '@/lib/commands/updateUser.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const PATCH = handle(operations.updateUser, ({ ports, actor, id, body }) =>
  updateUser(ports, actor, { ...body, id }),
);
export const { GET, POST, PUT, DELETE } = otherMethods('/users/{id}');
