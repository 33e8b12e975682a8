import { changeComment, deleteComment } from '@/lib/commands/changeComment.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const PATCH = handle(operations.changeComment, ({ ports, actor, id, body }) =>
  changeComment(ports, actor, { id, ...body }),
);
export const DELETE = handle(operations.deleteComment, ({ ports, actor, id }) => deleteComment(ports, actor, { id }));
export const { GET, POST, PUT } = otherMethods('/comments/{id}');
