import { withdrawScale } from '@/lib/commands/withdrawScale.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const DELETE = handle(operations.withdrawScale, ({ ports, actor, id }) => withdrawScale(ports, actor, { id }));
export const { GET, POST, PUT, PATCH } = otherMethods('/scales/{id}');
