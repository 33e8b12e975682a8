import { randomUUID } from 'node:crypto';
import type { CommandError } from '@/lib/commands/commandError.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import type { ErrorDto, ErrorKind } from '@/lib/protocol/errorDto.ts';

/** The one table of kinds and HTTP statuses. */
const statusOf: Readonly<Record<ErrorKind, number>> = {
  'invalid-input': 400,
  'sign-in': 401,
  forbidden: 403,
  'not-found': 404,
  'draft-moved': 409,
  'already-decided': 409,
  'stale-approval': 409,
  conflict: 409,
  'too-large': 413,
  'gate-failed': 422,
  'too-many': 429,
  unavailable: 503,
};

/** An expected error as an answer. */
export function errorResponse({ kind, message, details }: CommandError): Response {
  const body: ErrorDto = { error: { kind, message, ...(details === undefined ? {} : { details }) } };
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (kind === 'sign-in') headers.set('WWW-Authenticate', 'Bearer');
  if (kind === 'unavailable') headers.set('Retry-After', '5');
  const waitSeconds = details?.['retryAfterSeconds'];
  if (kind === 'too-many') headers.set('Retry-After', typeof waitSeconds === 'number' ? `${waitSeconds}` : '5');
  return Response.json(body, { status: statusOf[kind], headers });
}

/** The answer to a bug or a lost database: a reference that finds the cause in the log, and nothing of the cause itself. */
export function thrownResponse(error: unknown): Response {
  const reference = randomUUID();
  const cause = error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) };
  runtime().log.error({ reference, ...cause }, 'a request failed');
  return errorResponse({
    kind: 'unavailable',
    message: 'This did not work. Try again; if it goes on, tell an administrator the reference.',
    details: { reference },
  });
}
