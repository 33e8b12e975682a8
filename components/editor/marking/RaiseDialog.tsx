'use client';
import { useState } from 'react';
import type { MarkingSystemId } from '@/lib/domain/marking/markingSystems.ts';
import { bannerOf, markIn, raisedBanner, usualMarks } from '@/lib/domain/marking/banner.ts';
import { bannerDto, maxRaiseReason } from '@/lib/protocol/markingDto.ts';
import { callApi } from '../../ui/callApi.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActs } from '../../ui/DialogActs.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';

/** Raises the banner above what the portions make it. It asks why; what is not above them is said before it is sent. */
export function RaiseDialog(props: {
  readonly assessmentId: string;
  readonly system: MarkingSystemId;
  readonly marks: readonly string[];
  readonly onClose: () => void;
}) {
  const { system, marks } = props;
  const [mark, setMark] = useState('');
  const [reason, setReason] = useState('');
  const [markFault, setMarkFault] = useState<string | null>(null);
  const [reasonFault, setReasonFault] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const offered = usualMarks(system).flatMap((each) => markIn(system, each)?.banner ?? []);
  const submit = async () => {
    if (busy) return;
    const raised = raisedBanner(system, marks, mark);
    setMarkFault(raised.ok ? null : raised.error.message);
    setReasonFault(reason.trim() === '' ? 'Say why: what the portions together tell that none of them tells.' : null);
    if (!raised.ok || reason.trim() === '') return;
    setBusy(true);
    const body = { mark: raised.value, reason: reason.trim() };
    const answer = await callApi(`/api/v1/assessments/${props.assessmentId}/banner`, bannerDto, {
      method: 'PUT',
      body,
    });
    setBusy(false);
    if (answer.ok) props.onClose();
    else setFault(answer.error.message);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title="Raise the banner"
      description={`The portions make it ${bannerOf(system, marks, null).computed}. A raise goes above that, never below, and everybody sees who raised it and why.`}
    >
      <Form onSubmit={submit} fault={fault}>
        <Field label="Raise to" fault={markFault}>
          {(control) => (
            <>
              <input
                {...control}
                list="raise-to"
                maxLength={200}
                autoComplete="off"
                spellCheck={false}
                value={mark}
                onChange={(event) => {
                  setMark(event.currentTarget.value);
                  setMarkFault(null);
                }}
              />
              <datalist id="raise-to">
                {offered.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="Reason" fault={reasonFault}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={maxRaiseReason}
              value={reason}
              onChange={(event) => {
                setReason(event.currentTarget.value);
                setReasonFault(null);
              }}
            />
          )}
        </Field>
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Raising…">
          Raise the banner
        </DialogActs>
      </Form>
    </Dialog>
  );
}
