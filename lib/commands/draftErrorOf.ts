import { unreachable } from '../domain/result.ts';
import { draftMoved, notFound, tooLarge, unavailable, type CommandError } from './commandError.ts';
import type { DraftError } from './ports.ts';

/** What the rooms answered, in the words of commands. */
export function draftErrorOf(error: DraftError): CommandError {
  switch (error.kind) {
    case 'not-found':
      return notFound('There is no such assessment.');
    case 'too-large':
      return tooLarge('The draft would become larger than a draft may be.');
    case 'unavailable':
      return unavailable('The draft cannot be reached at the moment. Try again.');
    case 'moved':
      return draftMoved('The words have changed since. Look again, then decide.');
    default:
      return unreachable(error.kind);
  }
}
