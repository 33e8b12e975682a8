'use client';
import { Button } from '../ui/Button.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** A link that works once, to be copied now: it is not kept and not shown again. */
export function LinkDialog(props: {
  readonly title: string;
  readonly name: string;
  readonly address: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={props.title}
      description={`Send ${props.name} this link. It works once, for 24 hours, and is shown only now.`}
    >
      <CopyField label="Link" value={props.address} hint="Whoever has it can choose the password." />
      <div className="acts end">
        <Button look="primary" onClick={props.onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
