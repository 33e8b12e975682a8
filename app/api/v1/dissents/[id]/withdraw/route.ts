import { withdrawDissent } from '@/lib/commands/changeRound.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.withdrawDissent, ({ ports, actor, id }) => withdrawDissent(ports, actor, { id }));
export const { GET, PUT, PATCH, DELETE } = otherMethods('/dissents/{id}/withdraw');
