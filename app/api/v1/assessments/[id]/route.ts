import { archiveAssessment } from '@/lib/commands/archiveAssessment.ts';
import { getAssessment } from '@/lib/commands/getAssessment.ts';
import { updateAssessment } from '@/lib/commands/updateAssessment.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const GET = handle(operations.getAssessment, ({ ports, actor, id }) => getAssessment(ports, actor, { id }));
export const PATCH = handle(operations.updateAssessment, ({ ports, actor, id, body }) =>
  updateAssessment(ports, actor, { ...body, id }),
);
export const DELETE = handle(operations.archiveAssessment, ({ ports, actor, id }) =>
  archiveAssessment(ports, actor, { id }),
);
export const { POST, PUT } = otherMethods('/assessments/{id}');
