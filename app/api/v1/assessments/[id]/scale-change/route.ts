import { readScaleChange } from '@/lib/commands/readScaleChange.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.readScaleChange, ({ ports, actor, id, query }) =>
  readScaleChange(ports, actor, { id, to: query.to }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/scale-change');
