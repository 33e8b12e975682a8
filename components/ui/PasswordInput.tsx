'use client';
import { useState, type InputHTMLAttributes, type Ref } from 'react';
import { Button } from './Button.tsx';

/** A password with a button that shows it. */
export function PasswordInput(
  props: Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { readonly ref?: Ref<HTMLInputElement> },
) {
  const [shown, setShown] = useState(false);
  return (
    <div className="pw">
      <input {...props} type={shown ? 'text' : 'password'} spellCheck={false} autoCapitalize="none" />
      <Button
        look="quiet"
        small
        aria-label={shown ? 'Hide password' : 'Show password'}
        onClick={() => setShown((was) => !was)}
      >
        {shown ? 'Hide' : 'Show'}
      </Button>
    </div>
  );
}
