'use client';
import { useState } from 'react';
import { maxVersionNameLength, maxVersionNoteLength, versionDto, type VersionDto } from '@/lib/protocol/versionDto.ts';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';

/** Asks for a name and keeps the draft as it is now under it. */
export function NameVersionDialog(props: {
  readonly assessmentId: string;
  readonly onClose: () => void;
  readonly onMade: (version: VersionDto) => void;
}) {
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [nameFault, setNameFault] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const submit = async () => {
    if (busy) return;
    setNameFault(name.trim() === '' ? 'Give it a name to know it by.' : null);
    if (name.trim() === '') return;
    setBusy(true);
    const body = { name: name.trim(), ...(note.trim() === '' ? {} : { note: note.trim() }) };
    const path = `/api/v1/assessments/${props.assessmentId}/versions`;
    const made = await callApi(path, versionDto, { method: 'POST', body });
    setBusy(false);
    if (made.ok) props.onMade(made.value);
    else setFault(made.error.message);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title="Name this version"
      description="Keeps the draft as it is now. A version cannot be changed afterwards."
    >
      <Form onSubmit={submit} fault={fault}>
        <Field label="Name" fault={nameFault}>
          {(control) => (
            <input
              {...control}
              dir="auto"
              maxLength={maxVersionNameLength}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Note" hint="What it is for, or what changed. May stay empty.">
          {(control) => (
            <textarea
              {...control}
              dir="auto"
              rows={3}
              maxLength={maxVersionNoteLength}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Keeping…">
          Keep this version
        </DialogActs>
      </Form>
    </Dialog>
  );
}
