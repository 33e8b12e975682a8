import { listPublications } from '@/lib/commands/listPublications.ts';
import { publishVersion } from '@/lib/commands/publishVersion.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listPublications, ({ ports, actor, id, query }) =>
  listPublications(ports, actor, { id, ...query }),
);
export const POST = handle(operations.publishVersion, ({ ports, actor, id, body }) =>
  publishVersion(ports, actor, { id, ...body }),
);
export const { PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/publications');
