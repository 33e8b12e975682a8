import { updateUser } from '@/lib/commands/updateUser.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';

export const PATCH = handle(operations.updateUser, ({ ports, actor, id, body }) =>
  updateUser(ports, actor, { ...body, id }),
);
