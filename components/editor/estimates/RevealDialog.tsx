'use client';
import { useState } from 'react';
import type { Named } from '@/lib/domain/estimates/pollView.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActs } from '../../ui/DialogActs.tsx';
import { Form } from '../../ui/Form.tsx';

/** Asks before a reveal: it cannot be undone, and who has given nothing yet gives nothing any more. */
export function RevealDialog(props: {
  readonly label: string;
  readonly given: readonly Named[];
  readonly awaited: readonly Named[];
  readonly onReveal: () => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const { given, awaited, onClose } = props;
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Reveal the estimates for ${props.label}`}
      description="Everybody who writes or reviews here will see every number and whose it is. It cannot be undone, and no number can be changed afterwards."
    >
      <Form
        fault={fault}
        onSubmit={async () => {
          setBusy(true);
          const refused = await props.onReveal();
          setBusy(false);
          setFault(refused);
          if (refused === null) onClose();
        }}
      >
        <p>
          <b>Given:</b> {namesOf(given)}
        </p>
        {awaited.length === 0 ? null : (
          <p>
            <b>Not given yet:</b> {namesOf(awaited)}
          </p>
        )}
        <DialogActs onCancel={onClose} busy={isBusy} busyWords="Revealing…">
          Reveal {given.length} estimates
        </DialogActs>
      </Form>
    </Dialog>
  );
}

/** "Ana, Ben and Cyd". */
export function namesOf(people: readonly Named[]): string {
  const names = people.map(({ name }) => name);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
