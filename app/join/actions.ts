'use server';
import type { Answer } from '@/components/ui/Answer.ts';
import { renewSession } from '@/lib/auth/renewSession.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { usePasswordLink as redeemPasswordLink } from '@/lib/commands/usePasswordLink.ts';
import { ok } from '@/lib/domain/result.ts';
import { usePasswordLinkInput, type UsePasswordLinkInput } from '@/lib/protocol/userDto.ts';
import { parsed } from '../act.ts';

/** Nobody is signed in: the link is what entitles. The answer sets the new session. */
export async function choosePassword(given: UsePasswordLinkInput): Promise<Answer<null>> {
  const input = parsed(usePasswordLinkInput, given);
  if (!input.ok) return input;
  const done = await redeemPasswordLink(runtime().ports, input.value);
  if (!done.ok) return done;
  await renewSession({ userId: done.value.userId, sessionEpoch: done.value.sessionEpoch });
  return ok(null);
}
