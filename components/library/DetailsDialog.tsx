'use client';
import { useId, useState } from 'react';
import { assessmentDto, maxTopicLength, type AssessmentDto } from '@/lib/protocol/assessmentDto.ts';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { dueOfFields, fieldsOfDue } from './dueFields.ts';

/** When an assessment is due, and what it is filed under. */
export function DetailsDialog(props: {
  readonly assessment: AssessmentDto;
  /** Topics in use, offered while typing. */
  readonly topics: readonly string[];
  readonly onClose: () => void;
  readonly onChanged: (assessment: AssessmentDto) => void;
}) {
  const { assessment } = props;
  const list = useId();
  const [due, setDue] = useState(() => fieldsOfDue(assessment.dueAt));
  const [topic, setTopic] = useState(assessment.topic);
  const [dueFault, setDueFault] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (busy) return;
    const chosen = dueOfFields(due.date, due.time);
    setDueFault(chosen.ok ? null : chosen.error);
    if (!chosen.ok) return;
    const dueAt = chosen.value;
    setBusy(true);
    const changed = await callApi(`/api/v1/assessments/${assessment.id}`, assessmentDto, {
      method: 'PATCH',
      body: { dueAt, topic: topic.trim() },
    });
    setBusy(false);
    if (changed.ok) props.onChanged(changed.value);
    else setFault(changed.error.message);
  };
  return (
    <Dialog open onOpenChange={props.onClose} title="Due date and topic" description={assessment.title}>
      <Form onSubmit={submit} fault={fault}>
        <div className="due-fields">
          <Field label="Due on" fault={dueFault} hint="Empty: no due date.">
            {(control) => (
              <input
                {...control}
                type="date"
                max="9999-12-31"
                value={due.date}
                onChange={(event) => setDue({ ...due, date: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label="At" hint="17:00 unless told.">
            {(control) => (
              <input
                {...control}
                type="time"
                value={due.time}
                onChange={(event) => setDue({ ...due, time: event.currentTarget.value })}
              />
            )}
          </Field>
          {due.date === '' && due.time === '' ? null : (
            <Button look="quiet" onClick={() => setDue({ date: '', time: '' })}>
              Clear<span className="hide"> the due date</span>
            </Button>
          )}
        </div>
        <Field label="Topic" hint="What it is filed under. Everybody who has it in their list sees the same one.">
          {(control) => (
            <input
              {...control}
              dir="auto"
              list={list}
              maxLength={maxTopicLength}
              autoComplete="off"
              value={topic}
              onChange={(event) => setTopic(event.currentTarget.value)}
            />
          )}
        </Field>
        <datalist id={list}>
          {props.topics.map((known) => (
            <option key={known} value={known}>
              {known}
            </option>
          ))}
        </datalist>
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Saving…">
          Save
        </DialogActs>
      </Form>
    </Dialog>
  );
}
