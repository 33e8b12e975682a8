'use client';
import { useState } from 'react';
import type { Finding } from '@/lib/domain/tradecraft/Finding.ts';
import { findingDto, waiveInput } from '@/lib/protocol/checksDto.ts';
import { callApi } from '../../ui/callApi.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActs } from '../../ui/DialogActs.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { speak } from '../shell/speak.tsx';
import { titleOf } from './findingWords.ts';

/** Sets a finding aside. Asks for the reason, which everybody who sees the draft can read. */
export function WaiveDialog(props: {
  readonly assessmentId: string;
  readonly finding: Finding;
  /** Number of the block it is in; '' where there is none. */
  readonly label: string;
  /** The record has changed. */
  readonly onWaived: () => Promise<void>;
  readonly onClose: () => void;
}) {
  const { finding, onClose } = props;
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    if (isBusy) return;
    const read = waiveInput.safeParse({ fingerprint: finding.fingerprint, reason });
    if (!read.success) return setFault('Give a reason: others will read it.');
    setBusy(true);
    setRefusal(null);
    const path = `/api/v1/assessments/${encodeURIComponent(props.assessmentId)}/waivers`;
    const answer = await callApi(path, findingDto, { method: 'POST', body: read.data });
    if (!answer.ok) {
      setBusy(false);
      return setRefusal(answer.error.message);
    }
    await props.onWaived();
    speak(`Waived: ${titleOf(finding)}. It is listed under Waived.`);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title="Waive this finding"
      description="It stays listed with your name and reason, for reviewers and readers too, and can be taken back."
    >
      <Form onSubmit={send} fault={refusal}>
        <p className="lint-what">
          <b>{props.label === '' ? titleOf(finding) : `${props.label} · ${titleOf(finding)}`}</b>
          {finding.quote === '' ? null : <span className="lint-quote">{finding.quote}</span>}
        </p>
        <Field label="Reason" fault={fault} hint="Why it may stand as it is.">
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={2_000}
              aria-required="true"
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
                setFault(null);
              }}
            />
          )}
        </Field>
        <DialogActs onCancel={onClose} busy={isBusy} busyWords="Waiving…">
          Waive
        </DialogActs>
      </Form>
    </Dialog>
  );
}
