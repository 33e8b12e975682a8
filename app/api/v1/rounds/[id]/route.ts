import { readRound } from '@/lib/commands/readRound.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const GET = handle(operations.readRound, ({ ports, actor, id }) => readRound(ports, actor, { id }));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/rounds/{id}');
