'use client';
import { KeyRound } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { csrfToken } from '../ui/csrfToken.ts';
import { Field } from '../ui/Field.tsx';
import { Note } from '../ui/Note.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { useFirstFocus } from '../ui/useFirstFocus.ts';
import { refusalWords } from './refusalWords.ts';
import { signIn, type SignInOutcome } from './signIn.ts';
import { Form } from '../ui/Form.tsx';

type Refusal = Exclude<SignInOutcome, { kind: 'in' }>;

/** Sign-in by password, and by single sign-on where that is set up. `next` is a path on this server. */
export function SignInForm(props: {
  readonly next: string;
  readonly singleSignOn: boolean;
  /** A sentence from the address, as after a single sign-on that failed. */
  readonly notice?: string;
}) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const email = useFirstFocus<HTMLInputElement>();
  const password = useRef<HTMLInputElement>(null);
  const words = refusal === null ? null : refusalWords(refusal);

  const submit = async () => {
    if (busy || email.current === null || password.current === null) return;
    setBusy(true);
    const outcome = await signIn(email.current.value, password.current.value);
    if (outcome.kind === 'in') {
      window.location.assign(props.next);
      return;
    }
    setBusy(false);
    setRefusal(outcome);
    if (outcome.kind === 'refused' && password.current !== null) {
      password.current.value = '';
      password.current.focus();
    }
  };

  return (
    <Form onSubmit={submit}>
      {words === null ? null : (
        <Note tone="bad" urgent>
          <b>{words.what}</b> {words.next}
        </Note>
      )}
      {words === null && props.notice !== undefined ? <Note tone="warn">{props.notice}</Note> : null}
      <Field label="Email">
        {(control) => (
          <input
            {...control}
            ref={email}
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <Field label="Password">
        {(control) => (
          <PasswordInput {...control} ref={password} name="password" autoComplete="current-password" required />
        )}
      </Field>
      <Button look="primary" type="submit" className="full" aria-busy={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
      {props.singleSignOn ? <SingleSignOn next={props.next} /> : null}
      <p className="hint last">Cannot sign in? An administrator can make you a link for a new password.</p>
    </Form>
  );
}

function SingleSignOn(props: { readonly next: string }) {
  const [failed, setFailed] = useState(false);
  const start = async () => {
    try {
      const answer = await fetch('/api/auth/signin/oidc', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrfToken: await csrfToken(), json: 'true', callbackUrl: props.next }),
      });
      const told: unknown = await answer.json();
      const url = typeof told === 'object' && told !== null && 'url' in told ? told.url : null;
      if (!answer.ok || typeof url !== 'string') throw new Error('no address to go to');
      window.location.assign(url);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <div className="or">or</div>
      <Button className="full" onClick={() => void start()}>
        <KeyRound className="i" />
        Continue with single sign-on
      </Button>
      {failed ? <p className="fault">Single sign-on did not answer. Sign in by password, or try again.</p> : null}
    </>
  );
}
