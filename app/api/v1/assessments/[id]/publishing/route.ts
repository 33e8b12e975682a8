import { readPublishing } from '@/lib/commands/readPublishing.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.readPublishing, ({ ports, actor, id }) => readPublishing(ports, actor, { id }));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/publishing');
