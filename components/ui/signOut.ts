import { csrfToken } from './csrfToken.ts';

/** Ends this browser's session. False when the server did not confirm it. */
export async function signOut(): Promise<boolean> {
  try {
    const answer = await fetch('/api/auth/signout', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken: await csrfToken(), json: 'true', callbackUrl: '/signin' }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
