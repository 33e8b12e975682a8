import type { Metadata } from 'next';
import { ChecksHelp } from '@/components/help/ChecksHelp.tsx';
import { Shell } from '../../Shell.tsx';
import { signedIn } from '../../signedIn.ts';

export const metadata: Metadata = { title: 'How the checks work' };

export default async function ChecksHelpRoute() {
  const signed = await signedIn('/help/checks');
  return (
    <Shell signed={signed} current={null}>
      <ChecksHelp />
    </Shell>
  );
}
