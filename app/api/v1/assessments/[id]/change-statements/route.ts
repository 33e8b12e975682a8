import { readChangeStatements } from '@/lib/commands/readChangeStatements.ts';
import { stateChange } from '@/lib/commands/stateChange.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.readChangeStatements, ({ ports, actor, id }) =>
  readChangeStatements(ports, actor, { id }),
);
export const PUT = handle(operations.stateChange, ({ ports, actor, id, body }) =>
  stateChange(ports, actor, { id, ...body }),
);
export const { POST, PATCH, DELETE } = otherMethods('/assessments/{id}/change-statements');
