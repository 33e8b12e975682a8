import { keepSource } from '@/lib/commands/keepSource.ts';
import { listSources } from '@/lib/commands/listSources.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listSources, ({ ports, actor, query }) => listSources(ports, actor, query));
export const POST = handle(operations.keepSource, ({ ports, actor, body }) => keepSource(ports, actor, body));
export const { PUT, PATCH, DELETE } = otherMethods('/sources');
