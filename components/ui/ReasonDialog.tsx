'use client';
import { useState, type ReactNode } from 'react';
import { Dialog, type DialogProps } from './Dialog.tsx';
import { DialogActs } from './DialogActs.tsx';
import { Field } from './Field.tsx';
import { Form } from './Form.tsx';

/** Longest reason, UTF-16 units. */
const maxReasonLength = 4_000;

/** Asks for a reason before something is done, and says so where it could not be done. */
export function ReasonDialog(props: {
  readonly title: string;
  readonly description: string;
  readonly width?: number;
  readonly label?: string;
  readonly hint?: string;
  readonly rows?: number;
  /** UTF-16 units; 4,000 unless told. */
  readonly maxLength?: number;
  /** What stands there at first. */
  readonly initial?: string;
  /** What is said where nothing was written; null: nothing need be. */
  readonly missing?: string | null;
  /** What the button says, and what it says while it is being done. */
  readonly verb: string;
  readonly busyWords: string;
  readonly look?: 'primary' | 'danger';
  /** Above the reason, and beside or below it; made of the reason as it stands. */
  readonly above?: ReactNode;
  readonly children?: (reason: string) => ReactNode;
  /** In place of the plain foot. */
  readonly foot?: (isBusy: boolean) => ReactNode;
  readonly className?: string;
  /** Does it; answers what went wrong, null when all went well. */
  readonly onGive: (reason: string) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const { label = 'Reason', rows = 2, missing = 'Give a reason: others will read it.', onClose } = props;
  const [reason, setReason] = useState(props.initial ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const frame: Pick<DialogProps, 'width'> = props.width === undefined ? {} : { width: props.width };
  return (
    <Dialog open onOpenChange={onClose} title={props.title} description={props.description} {...frame}>
      <Form
        fault={fault}
        {...(props.className === undefined ? {} : { className: props.className })}
        onSubmit={async () => {
          if (isBusy) return;
          const given = reason.trim();
          if (given === '' && missing !== null) return setFault(missing);
          setFault(null);
          setBusy(true);
          const refused = await props.onGive(given);
          setBusy(false);
          if (refused !== null) setFault(refused);
        }}
      >
        {props.above}
        <Field label={label} hint={props.hint}>
          {(control) => (
            <textarea
              {...control}
              dir="auto"
              rows={rows}
              aria-required={missing === null ? undefined : true}
              maxLength={props.maxLength ?? maxReasonLength}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        {props.children?.(reason.trim())}
        {props.foot?.(isBusy) ?? (
          <DialogActs onCancel={onClose} busy={isBusy} busyWords={props.busyWords} look={props.look ?? 'primary'}>
            {props.verb}
          </DialogActs>
        )}
      </Form>
    </Dialog>
  );
}
