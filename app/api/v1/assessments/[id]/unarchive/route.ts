import { unarchiveAssessment } from '@/lib/commands/unarchiveAssessment.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.unarchiveAssessment, ({ ports, actor, id }) =>
  unarchiveAssessment(ports, actor, { id }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/unarchive');
