import { listSourceUses } from '@/lib/commands/listSourceUses.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handle(operations.listSourceUses, ({ ports, actor, id, query }) =>
  listSourceUses(ports, actor, { ...query, id }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/sources/{id}/uses');
