'use client';
import { useState } from 'react';
import { maxRecallReasonLength } from '@/lib/protocol/sourceDto.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';

/** Asks why a source is recalled, and says what that does. */
export function RecallDialog(props: {
  readonly title: string;
  /** Said where recalling also keeps the source in the register. */
  readonly isNew?: boolean;
  readonly onClose: () => void;
  /** True when it is done; else the dialog stays, with what was written. */
  readonly onRecall: (reason: string) => Promise<boolean>;
}) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const recall = async () => {
    if (busy) return;
    if (reason.trim() === '') {
      setFault('Write what is wrong with the source.');
      return;
    }
    setBusy(true);
    if (await props.onRecall(reason.trim())) props.onClose();
    else setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title="Recall this source"
      description={`Every assessment that cites “${props.title}” says so at once, and so do the judgments that rest on it; owners are told. It can be reinstated.${
        props.isNew === true ? ' It is put in the workspace’s register for that.' : ''
      }`}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void recall();
        }}
      >
        <Field label="Reason" hint="Everybody who may read the register sees it." fault={fault}>
          {(tied) => (
            <textarea
              rows={3}
              maxLength={maxRecallReasonLength}
              {...tied}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
                setFault(null);
              }}
            />
          )}
        </Field>
        <div className="acts end">
          <Button look="quiet" onClick={props.onClose}>
            Cancel
          </Button>
          <Button look="danger" type="submit" aria-busy={busy}>
            {busy ? 'Recalling…' : 'Recall the source'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
