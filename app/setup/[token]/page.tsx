import type { Metadata } from 'next';
import { DeadLink } from '@/components/signin/DeadLink.tsx';
import { DoorFrame } from '@/components/signin/DoorFrame.tsx';
import { SetupForm } from '@/components/signin/SetupForm.tsx';
import { findSetupLink } from '@/lib/commands/findSetupLink.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { createFirstAdministrator } from '../actions.ts';
import { loadSample } from '../../actions.ts';

export const metadata: Metadata = { title: 'First run', referrer: 'no-referrer' };

export default async function SetupPage(props: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await props.params;
  const link = await findSetupLink(runtime().ports, { token });
  if (!link.ok) {
    return (
      <DoorFrame title="This link does not work">
        <DeadLink advice="It works once, and only until there is an administrator. If that was you, sign in. Otherwise start the server again: it prints a new link while there is no administrator." />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      wide
      title="Create the first administrator"
      lead="You came by the one-time link the server printed. From here on, administrators invite people."
    >
      <SetupForm token={token} actions={{ createFirstAdmin: createFirstAdministrator, loadSample }} />
    </DoorFrame>
  );
}
