import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/authOptions.ts';
import { sessionCookieName } from '@/lib/auth/sessionCookie.ts';
import { signInAttempt } from '@/lib/auth/signInAttempt.ts';
import { runtime } from '@/lib/commands/runtime.ts';

type Context = { readonly params: Promise<{ readonly nextauth: readonly string[] }> };

/** next-auth's own answer; its options are made for each request, since they hold the runtime. */
async function nextAuth(request: NextRequest, context: Context): Promise<Response> {
  const handler = NextAuth(authOptions()) as (request: NextRequest, context: Context) => Promise<Response>;
  return handler(request, context);
}

export const GET = nextAuth;

/** Guesses at passwords are bounded before next-auth sees them; everything else is next-auth's. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const path = (await context.params).nextauth.join('/');
  // Anybody could fill the log with it.
  if (path === '_log') return new Response(null, { status: 204 });
  if (path !== 'callback/credentials') return nextAuth(request, context);
  const { throttle, settings } = runtime();
  const attempt = await signInAttempt(throttle, request);
  if (attempt.state === 'refused') return refusal(attempt.status, attempt.retryAfterS);
  const { url, method, headers } = request;
  const response = await nextAuth(new NextRequest(url, { method, headers, body: attempt.body }), context);
  const isSignedIn = response.headers
    .getSetCookie()
    .some((cookie) => cookie.startsWith(`${sessionCookieName(settings)}=`));
  const isRight = response.status < 400 && isSignedIn;
  await attempt.settle(isRight);
  if (!isRight) response.headers.set('X-Tries-Left', String(attempt.triesLeft));
  return response;
}

function refusal(status: 413 | 429, retryAfterS: number | null): Response {
  const error =
    status === 429
      ? { kind: 'too-many', message: `Too many failed attempts. Try again in ${retryAfterS ?? 0} seconds.` }
      : { kind: 'too-large', message: 'The sign-in form is too large.' };
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (retryAfterS !== null) headers.set('Retry-After', String(retryAfterS));
  return Response.json({ error }, { status, headers });
}
