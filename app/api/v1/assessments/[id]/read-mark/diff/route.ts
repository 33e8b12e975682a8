import { compareRead } from '@/lib/commands/readReadMark.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../../handle.ts';
import { otherMethods } from '../../../../otherMethods.ts';

export const GET = handle(operations.compareRead, ({ ports, actor, id }) => compareRead(ports, actor, { id }));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/read-mark/diff');
