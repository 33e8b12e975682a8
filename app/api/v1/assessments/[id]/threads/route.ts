import { listThreads } from '@/lib/commands/listThreads.ts';
import { openThread } from '@/lib/commands/openThread.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listThreads, ({ ports, actor, id, query }) =>
  listThreads(ports, actor, { id, ...query }),
);
export const POST = handle(operations.openThread, ({ ports, actor, id, body }) =>
  openThread(ports, actor, { id, ...body }),
);
export const { PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/threads');
