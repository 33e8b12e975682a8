import { changeSource } from '@/lib/commands/changeSource.ts';
import { readSource } from '@/lib/commands/readSource.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const GET = handle(operations.readSource, ({ ports, actor, id }) => readSource(ports, actor, { id }));
export const PATCH = handle(operations.changeSource, ({ ports, actor, id, body }) =>
  changeSource(ports, actor, { ...body, id }),
);
export const { POST, PUT, DELETE } = otherMethods('/sources/{id}');
