'use client';
import { useState } from 'react';
import { maxTitleLength } from '@/lib/protocol/assessmentDto.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';

/** Asks for a title, then creates. `create` gives back a sentence when it could not. */
export function BlankDialog(props: {
  readonly onClose: () => void;
  readonly create: (title: string) => Promise<string | null>;
}) {
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (busy) return;
    if (title.trim() === '') {
      setFault('Give it a title. It can be changed at any time.');
      return;
    }
    setBusy(true);
    setFault(await props.create(title.trim()));
    setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title="New assessment"
      description="It begins with its four sections, empty. You are its owner; share it when you are ready."
    >
      <Form onSubmit={submit}>
        <Field label="Title" hint="It can be changed at any time." fault={fault}>
          {(control) => (
            <input
              {...control}
              dir="auto"
              maxLength={maxTitleLength}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          )}
        </Field>
        <div className="acts end">
          <Button look="quiet" onClick={props.onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" aria-busy={busy}>
            {busy ? 'Creating…' : 'Create assessment'}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
