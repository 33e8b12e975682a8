import type { ZodType } from 'zod';
import { err, ok } from '@/lib/domain/result.ts';
import { errorDto } from '@/lib/protocol/errorDto.ts';
import type { Answer } from './Answer.ts';

/** Asks the HTTP API and reads the answer (null where it is empty) by its schema; what is no such answer becomes `unavailable`. */
export async function callApi<T>(
  path: string,
  schema: ZodType<T>,
  send?: { readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'; readonly body: unknown },
): Promise<Answer<T>> {
  const silent = err({
    kind: 'unavailable' as const,
    message: 'The server did not answer, so nothing was changed. Try again in a moment.',
  });
  try {
    const answer = await fetch(path, {
      cache: 'no-store',
      ...(send === undefined
        ? {}
        : { method: send.method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(send.body) }),
    });
    const body: unknown = answer.status === 204 ? null : await answer.json();
    if (answer.ok) {
      const read = schema.safeParse(body);
      return read.success ? ok(read.data) : silent;
    }
    const told = errorDto.safeParse(body);
    if (!told.success) return silent;
    const { kind, message, details } = told.data.error;
    return err({ kind, message, ...(details === undefined ? {} : { details }) });
  } catch {
    return silent;
  }
}
