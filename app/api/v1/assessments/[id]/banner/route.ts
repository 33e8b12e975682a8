import { raiseBanner, readBanner, undoRaise } from '@/lib/commands/changeBanner.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.readBanner, ({ ports, actor, id }) => readBanner(ports, actor, { id }));
export const PUT = handle(operations.raiseBanner, ({ ports, actor, id, body }) =>
  raiseBanner(ports, actor, { id, ...body }),
);
export const DELETE = handle(operations.undoRaise, ({ ports, actor, id }) => undoRaise(ports, actor, { id }));
export const { POST, PATCH } = otherMethods('/assessments/{id}/banner');
