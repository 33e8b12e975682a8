import { readPublishedState } from '@/lib/commands/publishedDrift.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.readPublishedState, ({ ports, actor, id }) =>
  readPublishedState(ports, actor, { id }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/published-state');
