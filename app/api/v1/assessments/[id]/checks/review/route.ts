import { readReviewFacts } from '@/lib/commands/readReviewFacts.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../../handle.ts';
import { otherMethods } from '../../../../otherMethods.ts';

export const GET = handle(operations.readReviewFacts, ({ ports, actor, id }) => readReviewFacts(ports, actor, { id }));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/checks/review');
