'use client';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks before a scale is withdrawn: it cannot be taken back into use. */
export function WithdrawDialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly onWithdraw: () => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={`Withdraw ${props.title}`}
      description="Assessments that use it keep it, and their readers go on to see it. No other assessment can begin to use it. It cannot be brought back; the same terms can be defined anew."
    >
      <div className="acts end">
        <Button look="quiet" onClick={props.onClose}>
          Keep it
        </Button>
        <Button
          look="danger"
          aria-busy={busy}
          onClick={() => {
            if (busy) return;
            setBusy(true);
            void props.onWithdraw();
          }}
        >
          {busy ? 'Withdrawing…' : 'Withdraw scale'}
        </Button>
      </div>
    </Dialog>
  );
}
