import { changeThread } from '@/lib/commands/changeThread.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const PATCH = handle(operations.changeThread, ({ ports, actor, id, body }) =>
  changeThread(ports, actor, { id, ...body }),
);
export const { GET, POST, PUT, DELETE } = otherMethods('/threads/{id}');
