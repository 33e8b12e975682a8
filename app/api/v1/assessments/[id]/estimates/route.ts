import { giveEstimate } from '@/lib/commands/giveEstimate.ts';
import { listEstimates } from '@/lib/commands/listEstimates.ts';
import { takeEstimateBack } from '@/lib/commands/takeEstimateBack.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listEstimates, ({ ports, actor, id, query }) =>
  listEstimates(ports, actor, { id, ...query }),
);
export const PUT = handle(operations.giveEstimate, ({ ports, actor, id, body }) =>
  giveEstimate(ports, actor, { id, ...body }),
);
export const DELETE = handle(operations.takeEstimateBack, ({ ports, actor, id, body }) =>
  takeEstimateBack(ports, actor, { id, ...body }),
);
export const { POST, PATCH } = otherMethods('/assessments/{id}/estimates');
