import { rejectSuggestion } from '@/lib/commands/decideSuggestion.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const POST = handle(operations.rejectSuggestion, ({ ports, actor, id }) =>
  rejectSuggestion(ports, actor, { id }),
);
export const { GET, PUT, PATCH, DELETE } = otherMethods('/threads/{id}/reject');
