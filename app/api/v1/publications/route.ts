import { listPublished } from '@/lib/commands/listPublished.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listPublished, ({ ports, actor, query }) => listPublished(ports, actor, query));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/publications');
