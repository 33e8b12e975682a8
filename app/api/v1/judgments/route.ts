import { listJudgments } from '@/lib/commands/listJudgments.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listJudgments, ({ ports, actor, query }) => listJudgments(ports, actor, query));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/judgments');
