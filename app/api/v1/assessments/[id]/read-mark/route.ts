import { markRead } from '@/lib/commands/markRead.ts';
import { readReadMark } from '@/lib/commands/readReadMark.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.readReadMark, ({ ports, actor, id }) => readReadMark(ports, actor, { id }));
export const PUT = handle(operations.markRead, ({ ports, actor, id }) => markRead(ports, actor, { id }));
export const { POST, PATCH, DELETE } = otherMethods('/assessments/{id}/read-mark');
