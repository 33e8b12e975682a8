import { redirect } from 'next/navigation';
import { sessionActor } from '@/lib/auth/sessionActor.ts';
import { readAccount } from '@/lib/commands/readAccount.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import type { Actor } from '@/lib/domain/policy.ts';

type Account = Extract<Awaited<ReturnType<typeof readAccount>>, { ok: true }>['value'];

/** Who asks for a page, with the account to show; whoever is signed out is sent to sign in and then back to `path`. */
export async function signedIn(path: string): Promise<{ readonly actor: Actor; readonly account: Account }> {
  const actor = await sessionActor();
  const account = actor === null ? null : await readAccount(runtime().ports, actor);
  if (actor === null || account === null || !account.ok) redirect(`/signin?next=${encodeURIComponent(path)}`);
  return { actor, account: account.value };
}
