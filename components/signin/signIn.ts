import { z } from 'zod';
import { csrfToken } from '../ui/csrfToken.ts';

/** What became of a try to sign in. `triesLeft` is null where the server does not say. */
export type SignInOutcome =
  | { readonly kind: 'in' }
  | { readonly kind: 'refused'; readonly triesLeft: number | null }
  | { readonly kind: 'paused'; readonly until: Date }
  | { readonly kind: 'unreachable' };

const answerSchema = z.object({ url: z.string().optional() });

/** In which a refusal may say how many more tries this account and address have. */
const triesHeader = 'x-tries-left';

/** When a `Retry-After` header (seconds, or an HTTP date) says to come back; 5 minutes when it says nothing readable. */
export function retryAt(header: string | null, now: Date): Date {
  const seconds = Number(header);
  if (header !== null && header.trim() !== '' && Number.isFinite(seconds) && seconds >= 0) {
    return new Date(now.getTime() + seconds * 1000);
  }
  const date = header === null ? Number.NaN : Date.parse(header);
  return new Date(Number.isNaN(date) ? now.getTime() + 5 * 60_000 : date);
}

/** Posts to next-auth's own route, as any client may. */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  try {
    const answer = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email, password, csrfToken: await csrfToken(), json: 'true', callbackUrl: '/' }),
    });
    if (answer.status === 429) return { kind: 'paused', until: retryAt(answer.headers.get('retry-after'), new Date()) };
    if (answer.status >= 500) return { kind: 'unreachable' };
    const told = answerSchema.safeParse(await answer.json());
    if (!told.success) return { kind: 'unreachable' };
    const failed = new URL(told.data.url ?? '/', window.location.origin).searchParams;
    if (answer.ok && failed.get('error') === null) return { kind: 'in' };
    const tries = answer.headers.get(triesHeader);
    return { kind: 'refused', triesLeft: tries !== null && /^\d+$/u.test(tries) ? Number(tries) : null };
  } catch {
    return { kind: 'unreachable' };
  }
}
