import { readChanges } from '@/lib/commands/readChanges.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const PATCH = handle(operations.readChanges, ({ ports, actor, id, body }) =>
  readChanges(ports, actor, { id, ...body }),
);
export const { GET, POST, PUT, DELETE } = otherMethods('/rounds/{id}/reads');
