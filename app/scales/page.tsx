import type { Metadata } from 'next';
import { ScalesPage } from '@/components/scales/ScalesPage.tsx';
import { runtime } from '@/lib/commands/runtime.ts';
import { usableScales } from '@/lib/commands/usableScales.ts';
import { mayInWorkspace } from '@/lib/domain/policy.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { addScale, endScale } from './actions.ts';

export const metadata: Metadata = { title: 'Likelihood scales' };

export default async function ScalesRoute() {
  const signed = await signedIn('/scales');
  const { actor } = signed;
  const { ports } = runtime();
  return (
    <Shell signed={signed} current="scales">
      <ScalesPage
        scales={await usableScales(ports)}
        actions={mayInWorkspace(actor, 'scales.change') ? { create: addScale, withdraw: endScale } : null}
      />
    </Shell>
  );
}
