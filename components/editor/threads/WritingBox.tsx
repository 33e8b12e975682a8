'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { ThreadsHere } from './ThreadsHere.ts';

/** A field for a comment: Ctrl Enter sends, Escape puts it away. What is in it is kept by who shows it. */
export function WritingBox(props: {
  readonly label: string;
  readonly value: string;
  readonly people: ThreadsHere['people'];
  readonly send: string;
  readonly onChange: (value: string) => void;
  /** Gives back why it was not sent; null where it was. */
  readonly onSend: (value: string) => Promise<string | null>;
  readonly onCancel: () => void;
  /** Whether it may be sent without a word: a suggestion needs none. */
  readonly mayBeEmpty?: boolean;
  readonly withFocus?: boolean;
}) {
  const { label, value, people, onChange } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // It is asked for by a press of one's own; a draft that was kept waits for one.
  const takesFocus = useRef(props.withFocus ?? true);
  useEffect(() => {
    if (takesFocus.current) field.current?.focus();
  }, []);
  const isEmpty = value.trim() === '' && props.mayBeEmpty !== true;
  const send = async () => {
    if (busy || isEmpty) return;
    setBusy(true);
    setFault(await props.onSend(value));
    setBusy(false);
  };
  const mention = (name: string) => {
    const at = field.current?.selectionEnd ?? value.length;
    const before = value.slice(0, at);
    const space = before === '' || /\s$/u.test(before) ? '' : ' ';
    onChange(`${before}${space}@${name} ${value.slice(at)}`);
    field.current?.focus();
  };
  return (
    <div className="writing">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        maxLength={10_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            props.onCancel();
          }
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void send();
        }}
      />
      {fault === null ? null : (
        <p className="bad-t" role="alert">
          {fault}
        </p>
      )}
      <div className="acts">
        <Button small look="primary" blocked={isEmpty} aria-keyshortcuts="Control+Enter" onClick={() => void send()}>
          {busy ? 'Sending…' : props.send}
        </Button>
        <Button small look="quiet" onClick={props.onCancel}>
          Cancel
        </Button>
        {people.length < 2 ? null : (
          <select
            className="push mention-select"
            aria-label="Mention somebody"
            value=""
            onChange={(event) => mention(event.target.value)}
          >
            <option value="">@ Mention</option>
            {people.map(({ userId, name }) => (
              <option key={userId} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}
