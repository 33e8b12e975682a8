'use client';
import { useState } from 'react';
import type { Answer } from '../ui/Answer.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';

/** Ends or begins again the mail about one assessment, from the link in a mail. */
export function MailChoiceForm(props: {
  readonly title: string;
  readonly isOn: boolean;
  readonly change: (isOn: boolean) => Promise<Answer<{ readonly isOn: boolean }>>;
}) {
  const [isOn, setOn] = useState(props.isOn);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const change = async () => {
    setBusy(true);
    const answer = await asked(() => props.change(!isOn));
    setBusy(false);
    setFault(answer.ok ? null : answer.error.message);
    if (answer.ok) setOn(answer.value.isOn);
  };
  return (
    <>
      <p aria-live="polite">
        {isOn ? 'You get mail about ' : 'You get no mail about '}
        <b dir="auto">{props.title}</b>.{isOn ? '' : ' The inbox goes on telling you.'}
      </p>
      {fault === null ? null : (
        <Note tone="bad" urgent>
          {fault}
        </Note>
      )}
      <Button look={isOn ? 'primary' : 'plain'} className="full" aria-busy={busy} onClick={() => void change()}>
        {isOn ? 'End this mail' : 'Begin it again'}
      </Button>
    </>
  );
}
