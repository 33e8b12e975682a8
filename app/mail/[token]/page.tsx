import type { Metadata } from 'next';
import { MailChoiceForm } from '@/components/inbox/MailChoiceForm.tsx';
import { DeadLink } from '@/components/signin/DeadLink.tsx';
import { DoorFrame } from '@/components/signin/DoorFrame.tsx';
import { readMailChoice } from '@/lib/commands/changeMail.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { changeMailChoice } from '../actions.ts';

export const metadata: Metadata = { title: 'Mail', referrer: 'no-referrer' };

export default async function MailPage(props: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await props.params;
  const choice = await readMailChoice(runtime().ports, { token });
  if (!choice.ok) {
    return (
      <DoorFrame title="This link does not work">
        <DeadLink advice="Take the link from the latest mail." />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title="Mail about an assessment">
      <MailChoiceForm {...choice.value} change={changeMailChoice.bind(null, token)} />
    </DoorFrame>
  );
}
