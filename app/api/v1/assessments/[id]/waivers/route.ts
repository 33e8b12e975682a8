import { listWaivers } from '@/lib/commands/listWaivers.ts';
import { undoWaiver } from '@/lib/commands/undoWaiver.ts';
import { waiveFinding } from '@/lib/commands/waiveFinding.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listWaivers, ({ ports, actor, id, query }) =>
  listWaivers(ports, actor, { id, ...query }),
);
export const POST = handle(operations.waiveFinding, ({ ports, actor, id, body }) =>
  waiveFinding(ports, actor, { id, ...body }),
);
export const DELETE = handle(operations.undoWaiver, ({ ports, actor, id, body }) =>
  undoWaiver(ports, actor, { id, ...body }),
);
export const { PUT, PATCH } = otherMethods('/assessments/{id}/waivers');
