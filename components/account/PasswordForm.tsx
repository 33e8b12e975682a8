'use client';
import { useState } from 'react';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { NewPasswordField } from '../ui/NewPasswordField.tsx';
import { notify } from '../ui/notify.tsx';
import { Note } from '../ui/Note.tsx';
import { passwordFault } from '../ui/passwordFault.ts';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import type { AccountActions } from './AccountActions.ts';
import { Form } from '../ui/Form.tsx';

/** Changing one's own password; every other session ends with it. */
export function PasswordForm(props: {
  readonly email: string;
  readonly hasPassword: boolean;
  readonly changePassword: AccountActions['changePassword'];
}) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [judged, setJudged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ readonly atCurrent: boolean; readonly message: string } | null>(null);

  const submit = async () => {
    setJudged(true);
    if (busy || passwordFault(next) !== null) return;
    setBusy(true);
    const done = await asked(() => props.changePassword({ currentPassword: current, newPassword: next }));
    setBusy(false);
    if (!done.ok) {
      setFault({ atCurrent: done.error.details?.['field'] === 'currentPassword', message: done.error.message });
      return;
    }
    setFault(null);
    setCurrent('');
    setNext('');
    setJudged(false);
    notify({ tone: 'ok', text: 'Your password is changed. All other sessions were ended.' });
  };

  if (!props.hasPassword) {
    return (
      <section className="box pad" aria-labelledby="password-head">
        <h2 id="password-head">Password</h2>
        <p className="sm muted">
          You sign in by single sign-on and have no password. An administrator can make you a link to choose one.
        </p>
      </section>
    );
  }
  return (
    <Form className="box pad" aria-labelledby="password-head" onSubmit={submit}>
      <h2 id="password-head">Password</h2>
      {fault === null || fault.atCurrent ? null : (
        <Note tone="bad" urgent>
          {fault.message}
        </Note>
      )}
      {/* For password managers, which file a password under an account. */}
      <input hidden type="email" autoComplete="username" readOnly value={props.email} />
      <div className="two">
        <Field label="Current password" fault={fault?.atCurrent === true ? fault.message : null}>
          {(control) => (
            <PasswordInput
              {...control}
              required
              autoComplete="current-password"
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
            />
          )}
        </Field>
        <NewPasswordField label="New password" value={next} onChange={setNext} judged={judged} />
      </div>
      <Button type="submit" aria-busy={busy}>
        Change password
      </Button>
      <p className="hint">Ends your sessions in other browsers. API tokens go on working.</p>
    </Form>
  );
}
