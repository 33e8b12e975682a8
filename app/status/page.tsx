import type { Metadata } from 'next';
import { StatusPage } from '@/components/status/StatusPage.tsx';
import { listWebhooks } from '@/lib/commands/listWebhooks.ts';
import { readStatus } from '@/lib/commands/readStatus.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';

export const metadata: Metadata = { title: 'Server status' };

/** How the server is doing, and whom it tells: for administrators. */
export default async function StatusRoute() {
  const signed = await signedIn('/status');
  const { ports, status } = runtime();
  const now = valueOrLeave(await readStatus(status, signed.actor));
  const webhooks = valueOrLeave(await listWebhooks(ports, signed.actor));
  return (
    <Shell signed={signed} current={null}>
      <StatusPage status={now} webhooks={webhooks.items} />
    </Shell>
  );
}
