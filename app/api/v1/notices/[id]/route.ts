import { dismissNotice } from '@/lib/commands/dismissNotice.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const DELETE = handle(operations.dismissNotice, ({ ports, actor, id }) => dismissNotice(ports, actor, { id }));
export const { GET, POST, PUT, PATCH } = otherMethods('/notices/{id}');
