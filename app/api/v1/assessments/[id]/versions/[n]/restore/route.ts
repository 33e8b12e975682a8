import { restoreVersion } from '@/lib/commands/restoreVersion.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../../../handle.ts';
import { otherMethods } from '../../../../../otherMethods.ts';

export const POST = handle(operations.restoreVersion, ({ ports, actor, id, params }) =>
  restoreVersion(ports, actor, { id, number: params['n'] ?? '' }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/versions/{n}/restore');
