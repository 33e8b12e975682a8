import { createAssessment } from '@/lib/commands/createAssessment.ts';
import { listAssessments } from '@/lib/commands/listAssessments.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listAssessments, ({ ports, actor, query }) =>
  listAssessments(ports, actor, query),
);
export const POST = handle(operations.createAssessment, ({ ports, actor, body }) =>
  createAssessment(ports, actor, body),
);
export const { PUT, PATCH, DELETE } = otherMethods('/assessments');
