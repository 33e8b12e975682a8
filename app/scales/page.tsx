import type { Metadata } from 'next';
import { ScalesPage } from '@/components/scales/ScalesPage.tsx';
import { AppShell } from '@/components/ui/AppShell.tsx';
import { runtime } from '@/lib/commands/runtime.ts';
import { usableScales } from '@/lib/commands/usableScales.ts';
import { mayInWorkspace } from '@/lib/domain/policy.ts';
import { signedIn } from '../signedIn.ts';
import { addScale, endScale } from './actions.ts';

export const metadata: Metadata = { title: 'Likelihood scales' };

export default async function ScalesRoute() {
  const { actor, account } = await signedIn('/scales');
  const { ports, settings } = runtime();
  return (
    <AppShell person={account} isAdmin={actor.workspaceRole === 'admin'} current="scales" demo={settings.demo}>
      <ScalesPage
        scales={await usableScales(ports)}
        actions={mayInWorkspace(actor, 'scales.change') ? { create: addScale, withdraw: endScale } : null}
      />
    </AppShell>
  );
}
