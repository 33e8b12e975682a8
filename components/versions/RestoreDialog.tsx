'use client';
import { useState } from 'react';
import { restoredVersionDto, type RestoredVersionDto, type VersionDto } from '@/lib/protocol/versionDto.ts';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Form } from '../ui/Form.tsx';
import { versionTitle } from './versionWords.ts';

/** Asks before a version is brought back, and says what is kept. */
export function RestoreDialog(props: {
  readonly assessmentId: string;
  readonly version: VersionDto;
  readonly onClose: () => void;
  readonly onRestored: (restored: RestoredVersionDto) => void;
}) {
  const { version } = props;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    const path = `/api/v1/assessments/${props.assessmentId}/versions/${version.number}/restore`;
    const restored = await callApi(path, restoredVersionDto, { method: 'POST', body: {} });
    setBusy(false);
    if (restored.ok) props.onRestored(restored.value);
    else setFault(restored.error.message);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={`Restore “${versionTitle(version)}”?`}
      description="The draft becomes what this version holds. Everybody who has it open sees that at once."
    >
      <Form onSubmit={submit} fault={fault}>
        <p>The draft as it is now is kept as a version first, so you can go back to it.</p>
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Restoring…">
          Restore
        </DialogActs>
      </Form>
    </Dialog>
  );
}
