import { createScale } from '@/lib/commands/createScale.ts';
import { listScales } from '@/lib/commands/listScales.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listScales, ({ ports, actor }) => listScales(ports, actor));
export const POST = handle(operations.createScale, ({ ports, actor, body }) => createScale(ports, actor, body));
export const { PUT, PATCH, DELETE } = otherMethods('/scales');
