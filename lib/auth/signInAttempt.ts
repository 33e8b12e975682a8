import { z } from 'zod';
import type { SignInThrottle } from '../commands/runtime.ts';

/** Largest sign-in form that is read, bytes. */
const maxFormBytes = 16 * 1024;

/** The header in which the server itself writes the client's address, over whatever a client sent. */
export const addressHeader = 'x-yardstick-address';

/** What came of a form at the door: go on with it, or the answer instead. */
export type Attempt =
  | {
      readonly state: 'admitted';
      readonly body: string;
      /** Tries that remain for this account and address should this one be wrong. */
      readonly triesLeft: number;
      readonly settle: (isRight: boolean) => Promise<void>;
    }
  | { readonly state: 'refused'; readonly status: 413 | 429; readonly retryAfterS: number | null };

const jsonForm = z.object({ email: z.unknown().optional() });

/**
 * Bounds guesses before next-auth sees the form. A try is counted before it is judged, so that many at once do not pass
 * together; `settle(true)` takes it back.
 */
export async function signInAttempt(throttle: SignInThrottle, request: Request): Promise<Attempt> {
  const body = await readBounded(request, maxFormBytes);
  if (body === null) return { state: 'refused', status: 413, retryAfterS: null };
  const account = accountIn(body, request.headers.get('content-type') ?? '');
  const address = request.headers.get(addressHeader) ?? 'unknown';
  const waitS = await throttle.check(account, address);
  if (waitS !== null) return { state: 'refused', status: 429, retryAfterS: waitS };
  const left = await throttle.failed(account, address);
  // Others were counted between the two: only as many pass as there were tries left.
  if (left < 0) {
    return { state: 'refused', status: 429, retryAfterS: (await throttle.check(account, address)) ?? 1 };
  }
  return {
    state: 'admitted',
    body,
    triesLeft: left,
    settle: async (isRight) => {
      if (isRight) await throttle.succeeded(account, address);
    },
  };
}

/**
 * The account a form is about, as it is counted: however it is written, an address is one account.
 * Read as next-auth reads it (of a field given twice the last one counts), else guesses could be counted elsewhere.
 */
function accountIn(body: string, contentType: string): string {
  const email = contentType.includes('application/json')
    ? fieldOfJson(body)
    : Object.fromEntries(new URLSearchParams(body))['email'];
  return (email ?? '').trim().toLowerCase().slice(0, 254);
}

function fieldOfJson(body: string): string | undefined {
  try {
    const { email } = jsonForm.parse(JSON.parse(body));
    return typeof email === 'string' ? email : undefined;
  } catch {
    return undefined;
  }
}

async function readBounded(request: Request, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
