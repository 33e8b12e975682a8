import { findPeople } from '@/lib/commands/findPeople.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.findPeople, ({ ports, actor, query }) => findPeople(ports, actor, query));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/people');
