import { findPeople } from '@/lib/commands/findPeople.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';

export const GET = handle(operations.findPeople, ({ ports, actor, query }) => findPeople(ports, actor, query));
