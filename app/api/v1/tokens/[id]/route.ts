import { revokeToken } from '@/lib/commands/revokeToken.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const DELETE = handle(operations.revokeToken, ({ ports, actor, id }) => revokeToken(ports, actor, { id }));
export const { GET, POST, PUT, PATCH } = otherMethods('/tokens/{id}');
