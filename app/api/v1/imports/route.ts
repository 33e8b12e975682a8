import { readImport } from '@/lib/commands/readImport.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const POST = handle(operations.readImport, ({ ports, actor, body }) => readImport(ports, actor, body));
export const { GET, PUT, PATCH, DELETE } = otherMethods('/imports');
