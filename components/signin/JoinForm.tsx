'use client';
import { useState } from 'react';
import type { UsePasswordLinkInput } from '@/lib/protocol/userDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { NewPasswordField } from '../ui/NewPasswordField.tsx';
import { passwordFault } from '../ui/passwordFault.ts';
import { useFirstFocus } from '../ui/useFirstFocus.ts';
import { Form } from '../ui/Form.tsx';

/** Choosing a password by an invitation or reset link; the answer comes with a session, so it ends signed in. */
export function JoinForm(props: {
  readonly token: string;
  readonly email: string;
  readonly purpose: 'invite' | 'reset';
  readonly choosePassword: (input: UsePasswordLinkInput) => Promise<Answer<null>>;
}) {
  const [password, setPassword] = useState('');
  const [judged, setJudged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const first = useFirstFocus<HTMLInputElement>();

  const submit = async () => {
    setJudged(true);
    if (busy || passwordFault(password) !== null) return;
    setBusy(true);
    setFault(null);
    const done = await asked(() => props.choosePassword({ token: props.token, password }));
    if (!done.ok) {
      setBusy(false);
      setFault(done.error.message);
      return;
    }
    window.location.assign('/');
  };

  return (
    <Form onSubmit={submit} fault={fault}>
      {/* Shown, and there for password managers to file the password under. */}
      <div className="f">
        <label className="field-label" htmlFor="join-email">
          Email
        </label>
        <input id="join-email" type="email" autoComplete="username" readOnly value={props.email} />
      </div>
      <NewPasswordField label="New password" value={password} onChange={setPassword} judged={judged} first={first} />
      <Button look="primary" type="submit" className="full" aria-busy={busy}>
        {props.purpose === 'invite' ? 'Set password and join' : 'Set new password'}
      </Button>
    </Form>
  );
}
