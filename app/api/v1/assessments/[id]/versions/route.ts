import { createVersion } from '@/lib/commands/createVersion.ts';
import { listVersions } from '@/lib/commands/listVersions.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listVersions, ({ ports, actor, id, query }) =>
  listVersions(ports, actor, { id, ...query }),
);
export const POST = handle(operations.createVersion, ({ ports, actor, id, body }) =>
  createVersion(ports, actor, { id, ...body }),
);
export const { PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/versions');
