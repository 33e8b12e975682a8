import { createToken } from '@/lib/commands/createToken.ts';
import { listTokens } from '@/lib/commands/listTokens.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listTokens, ({ ports, actor, query }) => listTokens(ports, actor, query));
export const POST = handle(operations.createToken, ({ ports, actor, body }) => createToken(ports, actor, body));
export const { PUT, PATCH, DELETE } = otherMethods('/tokens');
