'use client';
import { useState } from 'react';
import type { AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { maxTemplateDescriptionLength, maxTemplateNameLength, templateDto } from '@/lib/protocol/templateDto.ts';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';

/** Saves the draft of an assessment as a beginning for others. */
export function SaveTemplateDialog(props: {
  readonly assessment: AssessmentDto;
  readonly onClose: () => void;
  readonly onSaved: (name: string) => void;
}) {
  const { assessment } = props;
  const [name, setName] = useState(assessment.title.slice(0, maxTemplateNameLength).trim());
  const [description, setDescription] = useState('');
  const [shared, setShared] = useState(false);
  const [nameFault, setNameFault] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (busy) return;
    setNameFault(name.trim() === '' ? 'Give it a name to choose it by.' : null);
    if (name.trim() === '') return;
    setBusy(true);
    const body = { assessmentId: assessment.id, name: name.trim(), description: description.trim(), shared };
    const saved = await callApi('/api/v1/templates', templateDto, { method: 'POST', body });
    setBusy(false);
    if (saved.ok) props.onSaved(saved.value.name);
    else setFault(saved.error.message);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title="Save as a template"
      description="Its words, fields and links as they are now. Pictures stay behind; later changes do not follow."
    >
      <Form onSubmit={submit} fault={fault}>
        <Field label="Name" fault={nameFault}>
          {(control) => (
            <input
              {...control}
              dir="auto"
              maxLength={maxTemplateNameLength}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Description" hint="One line, shown where templates are chosen.">
          {(control) => (
            <input
              {...control}
              dir="auto"
              maxLength={maxTemplateDescriptionLength}
              value={description}
              onChange={(event) => setDescription(event.currentTarget.value)}
            />
          )}
        </Field>
        <label className={shared ? 'opt on' : 'opt'}>
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <b>Offer it to everybody</b>
          <small>Everybody in this workspace may begin with it, and so read all of it.</small>
        </label>
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Saving…">
          Save template
        </DialogActs>
      </Form>
    </Dialog>
  );
}
