import { rollUpMarkings } from '@/lib/commands/rollUpMarkings.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const POST = handle(operations.rollUpMarkings, ({ actor, body }) =>
  Promise.resolve(rollUpMarkings(actor, body)),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/markings/rollup');
