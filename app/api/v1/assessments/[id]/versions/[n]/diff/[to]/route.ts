import { compareVersions } from '@/lib/commands/compareVersions.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../../../../handle.ts';
import { otherMethods } from '../../../../../../otherMethods.ts';

export const GET = handle(operations.compareVersions, ({ ports, actor, id, params }) =>
  compareVersions(ports, actor, { id, from: params['n'] ?? '', to: params['to'] ?? '' }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/versions/{n}/diff/{to}');
