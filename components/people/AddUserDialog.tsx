'use client';
import { useState } from 'react';
import type { WorkspaceRole } from '@/lib/domain/policy.ts';
import type { CreatedUserDto } from '@/lib/protocol/userDto.ts';
import { asked } from '../ui/asked.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { NewPasswordField } from '../ui/NewPasswordField.tsx';
import { passwordFault } from '../ui/passwordFault.ts';
import { Choice } from '../ui/Choice.tsx';
import type { UserActions } from './UserActions.ts';
import { Form } from '../ui/Form.tsx';

/** A new account: by a link with which the person chooses a password, or with a password set here. */
export function AddUserDialog(props: {
  readonly create: UserActions['create'];
  readonly onClose: () => void;
  readonly onCreated: (user: CreatedUserDto) => void;
}) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<WorkspaceRole>('member');
  const [by, setBy] = useState<'link' | 'password'>('link');
  const [password, setPassword] = useState('');
  const [judged, setJudged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const submit = async () => {
    setJudged(true);
    if (busy || (by === 'password' && passwordFault(password) !== null)) return;
    setBusy(true);
    setFault(null);
    const made = await asked(() => props.create({ name, email, role, ...(by === 'password' ? { password } : {}) }));
    setBusy(false);
    if (made.ok) props.onCreated(made.value);
    else setFault(made.error.message);
  };

  return (
    <Dialog open onOpenChange={props.onClose} title="Add a person">
      <Form onSubmit={submit} fault={fault}>
        <Field label="Name">
          {(control) => (
            <input
              {...control}
              required
              maxLength={120}
              dir="auto"
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Email">
          {(control) => (
            <input
              {...control}
              required
              type="email"
              maxLength={254}
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <Choice
          legend="Role"
          name="role"
          value={role}
          onChange={setRole}
          options={[
            { value: 'member', label: 'Member', note: 'Writes and shares assessments' },
            { value: 'admin', label: 'Administrator', note: 'Also manages the accounts' },
          ]}
        />
        <Choice
          legend="Password"
          name="by"
          value={by}
          onChange={setBy}
          options={[
            { value: 'link', label: 'The person chooses it', note: 'You get a link to send' },
            { value: 'password', label: 'Set it now', note: 'You pass it on yourself' },
          ]}
        />
        {by === 'password' ? (
          <NewPasswordField
            label="Password"
            value={password}
            onChange={setPassword}
            judged={judged}
            autoComplete="off"
          />
        ) : null}
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Creating account…">
          Create account
        </DialogActs>
      </Form>
    </Dialog>
  );
}
