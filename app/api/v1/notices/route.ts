import { listNotices } from '@/lib/commands/listNotices.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listNotices, ({ ports, actor }) => listNotices(ports, actor));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/notices');
