'use client';
import { useState, type Ref } from 'react';
import { minPasswordCharacters } from '@/lib/protocol/fields.ts';
import { Field } from './Field.tsx';
import { passwordFault } from './passwordFault.ts';
import { PasswordInput } from './PasswordInput.tsx';

/** A new password, counted while typing; called a fault only once the field was left or `judged`. */
export function NewPasswordField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly judged: boolean;
  readonly first?: Ref<HTMLInputElement>;
  readonly autoComplete?: 'new-password' | 'off';
}) {
  const [left, setLeft] = useState(false);
  const fault = passwordFault(props.value);
  const isFault = fault !== null && (props.judged || (left && props.value !== ''));
  const hint =
    props.value === '' || fault === null
      ? `At least ${minPasswordCharacters} characters. A short sentence works well.`
      : fault;
  return (
    <Field label={props.label} hint={hint} fault={isFault ? fault : null}>
      {(control) => (
        <PasswordInput
          {...control}
          name="password"
          autoComplete={props.autoComplete ?? 'new-password'}
          {...(props.first === undefined ? {} : { ref: props.first })}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={() => setLeft(true)}
        />
      )}
    </Field>
  );
}
