import { changeCheckProfile } from '@/lib/commands/changeCheckProfile.ts';
import { readCheckProfile } from '@/lib/commands/readCheckProfile.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../../handle.ts';
import { otherMethods } from '../../../../otherMethods.ts';

export const GET = handle(operations.readCheckProfile, ({ ports, actor, id }) =>
  readCheckProfile(ports, actor, { id }),
);
export const PUT = handle(operations.changeCheckProfile, ({ ports, actor, id, body }) =>
  changeCheckProfile(ports, actor, { id, ...body }),
);
export const { POST, PATCH, DELETE } = otherMethods('/assessments/{id}/checks/profile');
