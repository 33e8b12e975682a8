import type { Metadata } from 'next';
import { DeadLink } from '@/components/signin/DeadLink.tsx';
import { DoorFrame } from '@/components/signin/DoorFrame.tsx';
import { JoinForm } from '@/components/signin/JoinForm.tsx';
import { findPasswordLink } from '@/lib/commands/findPasswordLink.ts';
import { readWorkspace } from '@/lib/commands/readWorkspace.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { choosePassword } from '../actions.ts';

export const metadata: Metadata = { title: 'Choose a password', referrer: 'no-referrer' };

export default async function JoinPage(props: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await props.params;
  const { ports } = runtime();
  const link = await findPasswordLink(ports, { token });
  if (!link.ok) {
    return (
      <DoorFrame title="This link does not work">
        <DeadLink advice="A link for a password works once, for 24 hours, and only the newest one. Ask an administrator for another." />
      </DoorFrame>
    );
  }
  const { name, email, purpose } = link.value;
  const workspace = await readWorkspace(ports);
  return (
    <DoorFrame
      title={purpose === 'invite' ? `Welcome, ${name}` : 'Choose a new password'}
      lead={
        purpose === 'invite'
          ? `Choose a password to join ${workspace?.name ?? 'the workspace'}.`
          : 'All your sessions end when it is set.'
      }
    >
      <JoinForm token={token} email={email} purpose={purpose} choosePassword={choosePassword} />
    </DoorFrame>
  );
}
