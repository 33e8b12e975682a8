'use client';
import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from './Button.tsx';

/** Selects all, and leaves the beginning in view. */
const selectFromStart = (input: HTMLInputElement | null) => input?.setSelectionRange(0, input.value.length, 'backward');

/** A value to take along, with a button that copies it. Where the browser refuses, the text is selected instead, and it says so. */
export function CopyField(props: { readonly label: string; readonly value: string; readonly hint?: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'selected'>('idle');
  const copy = async () => {
    selectFromStart(input.current);
    try {
      await navigator.clipboard.writeText(props.value);
      setState('copied');
    } catch {
      setState('selected');
    }
  };
  return (
    <div className="f">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <div className="copy">
        <input
          id={id}
          ref={input}
          className="mono"
          readOnly
          value={props.value}
          onFocus={(event) => selectFromStart(event.currentTarget)}
        />
        <Button onClick={() => void copy()}>
          {state === 'copied' ? <Check className="i s" /> : <Copy className="i s" />}
          {state === 'copied' ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <output className="hint">
        {state === 'selected' ? 'The text is selected: copy it with the keyboard.' : (props.hint ?? '')}
      </output>
    </div>
  );
}
