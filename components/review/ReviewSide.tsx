'use client';
import { useState } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import { scopeWords } from '@/lib/domain/review/scope.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { outlineOf } from '@/lib/document/outline.ts';
import { Button } from '../ui/Button.tsx';
import { CloseRound } from './CloseRound.tsx';
import { DissentCard } from './DissentCard.tsx';
import { PendingComments } from './PendingComments.tsx';
import type { PinnedJudgment } from './pinnedJudgments.ts';
import { SeatPill } from './SeatRow.tsx';
import type { Pending } from './usePending.ts';

/** Beside the pinned text: what was asked, who decided what, dissents, and one's pending comments. */
export function ReviewSide(props: {
  readonly round: RoundDetailDto;
  readonly meId: string;
  readonly judgments: readonly PinnedJudgment[];
  readonly scale: Scale;
  readonly text: DocJson;
  readonly pending: Pending;
  readonly mayClose: boolean;
  readonly onChanged: () => Promise<void>;
}) {
  const { round, meId, judgments } = props;
  const [isClosing, setClosing] = useState(false);
  const sections = new Map(outlineOf(props.text).map(({ id, text }) => [id, text]));
  return (
    <aside className="review-side" aria-label="About this round">
      <section>
        <h2 className="label">Asked by {round.askedBy.name}</h2>
        <p className="sm">To look at {scopeWords(round.scope, (id) => sections.get(id) ?? 'a section')}.</p>
        {round.note === '' ? null : (
          <p className="sm" dir="auto">
            {round.note}
          </p>
        )}
      </section>
      <section>
        <h2 className="label">Decisions</h2>
        <ul className="decisions">
          {round.seats.map((seat) => (
            <li key={seat.userId}>
              <div className="hd">
                <b>{seat.userId === meId ? 'You' : seat.name}</b>
                {seat.organisation === null ? null : <span className="muted xs">{seat.organisation}</span>}
                <SeatPill seat={seat} isStale={round.stale.some(({ userId }) => userId === seat.userId)} />
              </div>
              {seat.given === null || seat.given.summary === '' ? null : (
                <p className="sm" dir="auto">
                  {seat.given.summary}
                </p>
              )}
              {seat.excused === null ? null : (
                <p className="xs muted">
                  May approve own work, says {seat.excused.by}: {seat.excused.reason}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      {round.dissents.length === 0 ? null : (
        <section>
          <h2 className="label">Dissents</h2>
          {round.dissents.map((dissent) => {
            const judgment = judgments.find(({ id }) => id === dissent.judgmentId);
            return (
              <DissentCard
                key={dissent.id}
                dissent={dissent}
                label={judgment?.label ?? ''}
                stated={judgment?.likelihood ?? null}
                scale={props.scale}
                isOwn={dissent.author.userId === meId}
                onChanged={() => void props.onChanged()}
              />
            );
          })}
        </section>
      )}
      {round.mine.mayAnswer ? <PendingComments round={round} text={props.text} pending={props.pending} /> : null}
      {props.mayClose && round.closed === null ? (
        <Button small onClick={() => setClosing(true)}>
          Close this round
        </Button>
      ) : null}
      {isClosing ? (
        <CloseRound
          round={round}
          onClose={() => setClosing(false)}
          onDone={() => {
            setClosing(false);
            void props.onChanged();
          }}
        />
      ) : null}
    </aside>
  );
}
