import type { ErrorDto } from '@/lib/protocol/errorDto.ts';
import type { Operation } from '@/lib/protocol/operation.ts';
import { operations } from '@/lib/protocol/operations.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Handlers for the methods that a path of the API does not have: 405 in the API's own words, where Next alone would send an
 * empty body. A route takes those it does not answer itself.
 *
 * @param path As in `operations`.
 */
export function otherMethods(path: string): Readonly<Record<Method, () => Response>> {
  const own = Object.values<Operation>(operations).filter((operation) => operation.path === path);
  const allowed = own.length === 0 ? ['GET'] : own.map(({ method }) => method.toUpperCase());
  const body: ErrorDto = {
    error: { kind: 'invalid-input', message: `This path takes ${allowed.join(', ')} only.`, details: { allowed } },
  };
  const refuse = (): Response =>
    Response.json(body, { status: 405, headers: { Allow: allowed.join(', '), 'Cache-Control': 'no-store' } });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}
