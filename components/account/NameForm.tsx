'use client';
import { useState } from 'react';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { notify } from '../ui/notify.tsx';
import type { AccountActions } from './AccountActions.ts';
import { Form } from '../ui/Form.tsx';

/** The name others see; the email address is the account's and does not change here. */
export function NameForm(props: {
  readonly name: string;
  readonly email: string;
  readonly changeName: AccountActions['changeName'];
}) {
  const [name, setName] = useState(props.name);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    const done = await asked(() => props.changeName(name));
    setBusy(false);
    setFault(done.ok ? null : done.error.message);
    if (!done.ok) return;
    setName(done.value.name);
    notify({ tone: 'ok', text: `Your name is now ${done.value.name}.` });
  };
  return (
    <Form className="box pad" aria-labelledby="name-head" onSubmit={submit}>
      <h2 id="name-head">You</h2>
      <div className="two">
        <Field label="Name" hint="As others see it beside your work." fault={fault}>
          {(control) => (
            <input
              {...control}
              required
              maxLength={120}
              dir="auto"
              autoComplete="name"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Email" hint="You sign in with it.">
          {(control) => <input {...control} type="email" readOnly value={props.email} />}
        </Field>
      </div>
      <Button type="submit" aria-busy={busy}>
        Change name
      </Button>
    </Form>
  );
}
