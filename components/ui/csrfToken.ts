import { z } from 'zod';

const answerSchema = z.object({ csrfToken: z.string() });

/** The token that sign-in and sign-out forms must carry. Throws when the server does not answer. */
export async function csrfToken(): Promise<string> {
  const answer = await fetch('/api/auth/csrf', { headers: { accept: 'application/json' }, cache: 'no-store' });
  return answerSchema.parse(await answer.json()).csrfToken;
}
