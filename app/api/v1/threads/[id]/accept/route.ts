import { acceptSuggestion } from '@/lib/commands/decideSuggestion.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.acceptSuggestion, ({ ports, actor, id, body }) =>
  acceptSuggestion(ports, actor, { id, ...body }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/threads/{id}/accept');
