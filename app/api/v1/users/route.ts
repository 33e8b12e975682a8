import { createUser } from '@/lib/commands/createUser.ts';
import { listUsers } from '@/lib/commands/listUsers.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listUsers, ({ ports, actor, query }) => listUsers(ports, actor, query));
export const POST = handle(operations.createUser, ({ ports, actor, body }) => createUser(ports, actor, body));
export const { PUT, PATCH, DELETE } = otherMethods('/users');
