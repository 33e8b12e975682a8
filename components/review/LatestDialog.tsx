'use client';
import { useState } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Form } from '../ui/Form.tsx';
import { DiffView } from '../versions/DiffView.tsx';
import { useDiff } from '../versions/useDiff.ts';
import { confirmApproval, moveReview } from './roundsClient.ts';

const words = {
  move: {
    title: 'Move my review to the latest',
    says: 'Your answer will be about the draft as it is below. Nobody else’s place in the round moves with it.',
    act: 'Move my review to this text',
  },
  confirm: {
    title: 'Confirm my approval',
    says: 'Only what changed since the text you approved is shown. Confirming binds your approval to the draft as it is below.',
    act: 'Confirm my approval of the draft as it is',
  },
} as const;

/**
 * Carries one's review, or one's approval, to the draft as it is: first what changed is shown, and exactly that text is what it
 * is bound to. A draft that moves meanwhile is refused, and shown anew.
 */
export function LatestDialog(props: {
  readonly what: 'move' | 'confirm';
  readonly round: RoundDetailDto;
  /** The version that one's review is of now. */
  readonly from: number;
  readonly scales: readonly Scale[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { what, round } = props;
  const { title, says, act } = words[what];
  const [turn, setTurn] = useState(0);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const diff = useDiff(round.assessmentId, { from: props.from, to: null }, turn);
  const submit = async () => {
    if (isBusy || diff.state !== 'here') return;
    setBusy(true);
    const bind = what === 'move' ? moveReview : confirmApproval;
    const bound = await bind(round.id, diff.diff.sha256.to);
    setBusy(false);
    if (bound.ok) return props.onDone();
    setFault(
      bound.error.kind === 'draft-moved'
        ? 'The draft has changed again. Below is what changed by now.'
        : bound.error.message,
    );
    if (bound.error.kind === 'draft-moved') setTurn((before) => before + 1);
  };
  return (
    <Dialog open width={860} onOpenChange={props.onClose} title={title} description={says}>
      <Form onSubmit={submit} fault={diff.state === 'failed' ? diff.message : fault}>
        <div className="moved">
          {diff.state === 'here' ? (
            <DiffView key={diff.diff.sha256.to} diff={diff.diff} scales={props.scales} title="What changed" />
          ) : diff.state === 'loading' ? (
            <output className="muted wait">Comparing…</output>
          ) : null}
        </div>
        <DialogActs
          onCancel={props.onClose}
          busy={isBusy || diff.state === 'loading'}
          busyWords={isBusy ? 'Binding…' : 'Comparing…'}
        >
          {act}
        </DialogActs>
      </Form>
    </Dialog>
  );
}
