'use client';
import { useState } from 'react';
import { maxVersionNameLength, maxVersionNoteLength, versionDto, type VersionDto } from '@/lib/protocol/versionDto.ts';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { versionTitle } from './versionWords.ts';

/** Asks for a name and keeps the draft as it is now under it; or gives a version that is kept another name and note. */
export function NameVersionDialog(props: {
  readonly assessmentId: string;
  /** The version that is renamed; null: the draft as it is now is kept. */
  readonly version: VersionDto | null;
  readonly onClose: () => void;
  readonly onMade: (version: VersionDto) => void;
}) {
  const { version } = props;
  const [name, setName] = useState(version?.name ?? '');
  const [note, setNote] = useState(version?.note ?? '');
  const [busy, setBusy] = useState(false);
  const [nameFault, setNameFault] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const submit = async () => {
    if (busy) return;
    setNameFault(name.trim() === '' ? 'Give it a name to know it by.' : null);
    if (name.trim() === '') return;
    setBusy(true);
    const versions = `/api/v1/assessments/${props.assessmentId}/versions`;
    const body = { name: name.trim(), note: note.trim() };
    const made =
      version === null
        ? await callApi(versions, versionDto, { method: 'POST', body })
        : await callApi(`${versions}/${version.number}`, versionDto, { method: 'PATCH', body });
    setBusy(false);
    if (made.ok) props.onMade(made.value);
    else setFault(made.error.message);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={version === null ? 'Name this version' : `Rename “${versionTitle(version)}”`}
      description={descriptionOf(version)}
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
        <DialogActs onCancel={props.onClose} busy={busy} busyWords={version === null ? 'Keeping…' : 'Renaming…'}>
          {version === null ? 'Keep this version' : 'Rename'}
        </DialogActs>
      </Form>
    </Dialog>
  );
}

function descriptionOf(version: VersionDto | null): string {
  if (version === null) return 'Keeps the draft as it is now. What a version holds cannot be changed afterwards.';
  if (version.kind === 'auto') return 'With a name it is kept for good. What it holds stays as it is.';
  return 'What it holds stays as it is.';
}
