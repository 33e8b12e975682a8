import { err } from '@/lib/domain/result.ts';
import type { Answer } from './Answer.ts';

/** Runs an action; a server that cannot be reached becomes an answer too, so that no form is left waiting. */
export async function asked<T>(action: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await action();
  } catch {
    return err({
      kind: 'unavailable',
      message: 'The server did not answer, so nothing was changed. Try again in a moment.',
    });
  }
}
