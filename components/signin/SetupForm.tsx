'use client';
import { useState } from 'react';
import type { UserDto } from '@/lib/protocol/userDto.ts';
import type { CreateFirstAdminInput } from '@/lib/protocol/workspaceDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { NewPasswordField } from '../ui/NewPasswordField.tsx';
import { passwordFault } from '../ui/passwordFault.ts';
import { useFirstFocus } from '../ui/useFirstFocus.ts';
import { ScaleChoice } from './ScaleChoice.tsx';
import { signIn } from './signIn.ts';
import { Form } from '../ui/Form.tsx';

export type SetupActions = {
  readonly createFirstAdmin: (input: CreateFirstAdminInput) => Promise<Answer<UserDto>>;
  /** Makes the sample assessment for the person now signed in. */
  readonly loadSample: () => Promise<Answer<{ readonly id: string }>>;
};

/** First run: the administrator, the workspace, and the sample if wanted. Ends signed in, at the list. */
export function SetupForm(props: { readonly token: string; readonly actions: SetupActions }) {
  const [form, setForm] = useState({ name: '', workspaceName: '', email: '', password: '' });
  const [scale, setScale] = useState<CreateFirstAdminInput['scale']>('icd203');
  const [sample, setSample] = useState(true);
  const [judged, setJudged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const first = useFirstFocus<HTMLInputElement>();
  const set = (field: keyof typeof form) => (value: string) => setForm((was) => ({ ...was, [field]: value }));

  const submit = async () => {
    setJudged(true);
    if (busy || passwordFault(form.password) !== null) return;
    setBusy(true);
    setFault(null);
    const made = await asked(() => props.actions.createFirstAdmin({ ...form, token: props.token, scale }));
    if (!made.ok) {
      setBusy(false);
      setFault(made.error.message);
      return;
    }
    const entered = await signIn(form.email, form.password);
    if (entered.kind !== 'in') {
      window.location.assign('/signin');
      return;
    }
    const loaded = sample ? await asked(props.actions.loadSample) : null;
    window.location.assign(loaded === null || loaded.ok ? '/' : '/?sample=failed');
  };

  return (
    <Form onSubmit={submit} fault={fault}>
      <div className="two">
        <Field label="Your name">
          {(control) => (
            <input
              {...control}
              ref={first}
              autoComplete="name"
              required
              maxLength={120}
              value={form.name}
              onChange={(event) => set('name')(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Workspace name">
          {(control) => (
            <input
              {...control}
              autoComplete="organization"
              required
              maxLength={120}
              value={form.workspaceName}
              onChange={(event) => set('workspaceName')(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <Field label="Email">
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={form.email}
            onChange={(event) => set('email')(event.currentTarget.value)}
          />
        )}
      </Field>
      <NewPasswordField label="Password" value={form.password} onChange={set('password')} judged={judged} />
      <ScaleChoice value={scale} onChange={setScale} />
      <label className={sample ? 'opt on' : 'opt'}>
        <input type="checkbox" checked={sample} onChange={(event) => setSample(event.currentTarget.checked)} />
        <b>Load the sample assessment</b>
        <small>
          The Russia–North Korea defence partnership: judgments with likelihoods, evidence, implications and
          recommendations. Only you see it. Archive it when you like.
        </small>
      </label>
      <Button look="primary" type="submit" className="full" aria-busy={busy}>
        {busy ? 'Creating administrator…' : 'Create administrator'}
      </Button>
    </Form>
  );
}
