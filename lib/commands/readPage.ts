import { err, ok, type Result } from '../domain/result.ts';
import { invalidInput, type CommandError } from './commandError.ts';
import type { Page } from './ports.ts';

/** A page of a list; a cursor that is none of this list's is invalid input, told by name since the class lives in another layer. */
export async function readPage<T>(read: () => Promise<Page<T>>): Promise<Result<Page<T>, CommandError>> {
  try {
    return ok(await read());
  } catch (error) {
    if (error instanceof Error && error.name === 'CursorError') {
      return err(invalidInput('Expected cursor as nextCursor of the page before, with the same order.'));
    }
    throw error;
  }
}
