'use client';
import { useState } from 'react';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { confirmApproval } from './roundsClient.ts';

/** Says what changed in the draft after the snapshot, whose approval is stale by it, and offers to confirm one's own. */
export function StaleNote(props: {
  readonly round: RoundDetailDto;
  readonly meId: string;
  /** Numbers of blocks, where they have one. */
  readonly labels: ReadonlyMap<string, string>;
  readonly onShow: () => void;
  readonly onChanged: () => Promise<void>;
}) {
  const { round, meId, labels } = props;
  const [fault, setFault] = useState<string | null>(null);
  const count = round.draft.changed.length;
  if (round.closed !== null) {
    return (
      <Note className="stale-note">
        <b>This round is closed:</b> {round.closed.reason}
      </Note>
    );
  }
  if (count === 0) return null;
  const named = round.draft.changed.map(({ blockId }) => labels.get(blockId)).filter((label) => label !== undefined);
  const stale = round.stale.map(({ userId }) => round.seats.find((seat) => seat.userId === userId)?.name ?? '');
  const isOwn = round.stale.some(({ userId }) => userId === meId);
  return (
    <Note tone="warn" className="stale-note">
      <b>
        {count === 1 ? '1 block' : `${count} blocks`} changed in the draft after this snapshot
        {named.length === 0 ? '.' : `: ${named.join(', ')}.`}
      </b>{' '}
      {stale.length === 0
        ? 'No approval is stale by it.'
        : `Stale until confirmed: ${stale.length === 1 ? 'the approval' : 'the approvals'} of ${stale.join(', ')}.`}
      <span className="acts">
        <Button small onClick={props.onShow}>
          See {count === 1 ? 'the block' : `the ${count} blocks`}
        </Button>
        {isOwn ? (
          <Button
            small
            onClick={() => {
              void confirmApproval(round.id, round.draft.contentHash).then((answer) => {
                setFault(answer.ok ? null : answer.error.message);
                return props.onChanged();
              });
            }}
          >
            Confirm my approval of the draft as it is
          </Button>
        ) : null}
      </span>
      {fault === null ? null : <p role="alert">{fault}</p>}
    </Note>
  );
}
