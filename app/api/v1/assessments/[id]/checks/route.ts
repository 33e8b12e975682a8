import { readChecks } from '@/lib/commands/readChecks.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.readChecks, ({ ports, actor, id }) => readChecks(ports, actor, { id }));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/checks');
