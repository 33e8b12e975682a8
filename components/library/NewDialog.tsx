'use client';
import { useState } from 'react';
import { maxTitleLength } from '@/lib/protocol/assessmentDto.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import type { Beginning } from './NewAssessmentMenu.tsx';

/** Asks for a title, then creates. `create` gives back a sentence when it could not. */
export function NewDialog(props: {
  readonly beginning: Beginning;
  readonly onClose: () => void;
  readonly create: (title: string, template: string) => Promise<string | null>;
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
    setFault(await props.create(title.trim(), props.beginning.id));
    setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title="New assessment"
      description={`Begins as: ${props.beginning.name}. You are its owner; share it when you are ready.`}
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
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Creating…">
          Create assessment
        </DialogActs>
      </Form>
    </Dialog>
  );
}
