'use client';
import { useState } from 'react';
import type { TokenScope } from '@/lib/domain/policy.ts';
import type { CreatedTokenDto } from '@/lib/protocol/tokenDto.ts';
import { asked } from '../ui/asked.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import type { AccountActions } from './AccountActions.ts';
import { Form } from '../ui/Form.tsx';

const scopeWords: Readonly<Record<TokenScope, { readonly label: string; readonly note: string }>> = {
  read: { label: 'Read', note: 'Lists, drafts and members' },
  write: { label: 'Write', note: 'Create and change what you may change' },
  admin: { label: 'Administer', note: 'Accounts and the audit log' },
};

/** Name and scopes of a new token. */
export function NewTokenDialog(props: {
  readonly isAdmin: boolean;
  readonly create: AccountActions['createToken'];
  readonly onClose: () => void;
  readonly onCreated: (token: CreatedTokenDto) => void;
}) {
  const offered: readonly TokenScope[] = props.isAdmin ? ['read', 'write', 'admin'] : ['read', 'write'];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<TokenScope>>(new Set(['read']));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const toggle = (scope: TokenScope) =>
    setScopes((was) => new Set(was.has(scope) ? [...was].filter((other) => other !== scope) : [...was, scope]));
  const submit = async () => {
    if (busy) return;
    if (scopes.size === 0) {
      setFault('Choose at least one thing the token may do.');
      return;
    }
    setBusy(true);
    const made = await asked(() => props.create({ name, scopes: offered.filter((scope) => scopes.has(scope)) }));
    setBusy(false);
    if (made.ok) props.onCreated(made.value);
    else setFault(made.error.message);
  };
  return (
    <Dialog open onOpenChange={props.onClose} title="New API token">
      <Form onSubmit={submit} fault={fault}>
        <Field label="Name" hint="What it is for, so that you know which one to revoke.">
          {(control) => (
            <input
              {...control}
              required
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <fieldset className="f">
          <legend className="field-label">It may</legend>
          <div className="opts">
            {offered.map((scope) => (
              <label key={scope} className={scopes.has(scope) ? 'opt on' : 'opt'}>
                <input type="checkbox" checked={scopes.has(scope)} onChange={() => toggle(scope)} />
                <b>{scopeWords[scope].label}</b>
                <small>{scopeWords[scope].note}</small>
              </label>
            ))}
          </div>
        </fieldset>
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Making token…">
          Make token
        </DialogActs>
      </Form>
    </Dialog>
  );
}
