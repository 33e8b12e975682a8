'use client';
import { useState } from 'react';
import { outcomeNames } from '@/lib/domain/ledger/outcome.ts';
import { longDateWords } from '@/lib/domain/text/dateWords.ts';
import type { LedgerEntryDto, ResolutionInput } from '@/lib/protocol/ledgerDto.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { nameOf } from './ledgerWords.ts';

/** Shows what is about to be recorded, since it cannot be changed afterwards. */
export function RecordDialog(props: {
  readonly entry: LedgerEntryDto;
  readonly resolution: ResolutionInput;
  /** The fault in words; null: it is recorded. */
  readonly onRecord: (resolution: ResolutionInput) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const { entry, resolution } = props;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const record = async () => {
    if (busy) return;
    setBusy(true);
    const wrong = await props.onRecord(resolution);
    if (wrong === null) return;
    setBusy(false);
    setFault(wrong);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={`Record “${outcomeNames[resolution.outcome]}” for ${nameOf(entry)}?`}
      description="An outcome is recorded once and stands: nobody can change it afterwards."
    >
      <p className="led-quote" dir="auto">
        {entry.statement}
      </p>
      <dl className="led-facts">
        <dt>Known since</dt>
        <dd>{longDateWords(resolution.resolvedAt)}</dd>
        <dt>Evidence</dt>
        <dd dir="auto">{resolution.evidence}</dd>
      </dl>
      {fault === null ? null : (
        <Note tone="bad" urgent>
          {fault}
        </Note>
      )}
      <div className="acts end">
        <Button look="quiet" onClick={props.onClose}>
          Back
        </Button>
        <Button look="primary" aria-busy={busy} onClick={() => void record()}>
          {busy ? 'Recording…' : 'Record outcome'}
        </Button>
      </div>
    </Dialog>
  );
}
