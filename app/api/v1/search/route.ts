import { searchDrafts } from '@/lib/commands/searchDrafts.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.search, ({ ports, actor, query }) => searchDrafts(ports, actor, query));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/search');
