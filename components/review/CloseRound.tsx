'use client';
import { useState } from 'react';
import type { RoundDto } from '@/lib/protocol/roundsDto.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { closeRound } from './roundsClient.ts';

/** Ends a round, with the reason that its reviewers read. */
export function CloseRound(props: {
  readonly round: RoundDto;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={`Close round ${props.round.number}`}
      description="It takes no more answers, and the assessment goes back to a draft. What was decided stays on record."
    >
      <Form
        fault={fault}
        onSubmit={async () => {
          setBusy(true);
          const closed = await closeRound(props.round.id, reason);
          setBusy(false);
          if (closed.ok) props.onDone();
          else setFault(closed.error.message);
        }}
      >
        <Field label="Reason">
          {(control) => (
            <textarea
              {...control}
              dir="auto"
              rows={2}
              required
              maxLength={4000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <DialogActs onCancel={props.onClose} busy={isBusy} busyWords="Closing…">
          Close the round
        </DialogActs>
      </Form>
    </Dialog>
  );
}
