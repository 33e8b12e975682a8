import { reinstateSource } from '@/lib/commands/reinstateSource.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.reinstateSource, ({ ports, actor, id }) => reinstateSource(ports, actor, { id }));
export const { GET, PUT, PATCH, DELETE } = otherMethods('/sources/{id}/reinstate');
