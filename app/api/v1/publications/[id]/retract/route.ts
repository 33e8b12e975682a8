import { retractPublication } from '@/lib/commands/retractPublication.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.retractPublication, ({ ports, actor, id, body }) =>
  retractPublication(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/publications/{id}/retract');
