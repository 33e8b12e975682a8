'use client';
import { useState } from 'react';
import type { OutlineEntry } from '@/lib/document/outline.ts';
import { scopeWords } from '@/lib/domain/review/scope.ts';
import type { Anchor } from '@/lib/domain/threads/anchor.ts';
import type { RoundDetailDto, SeatDto } from '@/lib/protocol/roundsDto.ts';
import { Button } from '../ui/Button.tsx';
import { CloseRound } from './CloseRound.tsx';
import { ExcuseDialog } from './ExcuseDialog.tsx';
import { OpenComments } from './OpenComments.tsx';
import { PendingComments } from './PendingComments.tsx';
import type { CommentPlace } from './PendingForm.tsx';
import { SeatPill } from './SeatRow.tsx';
import type { ReviewThreads } from './useReviewThreads.ts';

/** Beside the pinned text: what was asked, who decided what, and the comments. */
export function ReviewSide(props: {
  readonly round: RoundDetailDto;
  readonly meId: string;
  readonly places: readonly OutlineEntry[];
  /** What a block is called. */
  readonly nameOf: (blockId: string) => string;
  readonly threads: ReviewThreads;
  readonly at: CommentPlace | null;
  readonly onPlace: (anchor: Anchor | null) => void;
  readonly onShow: (blockId: string) => void;
  readonly mayClose: boolean;
  readonly onChanged: () => Promise<void>;
}) {
  const { round, meId, nameOf, threads } = props;
  const [isClosing, setClosing] = useState(false);
  const [excusing, setExcusing] = useState<SeatDto | null>(null);
  return (
    <aside className="review-side" aria-label="About this round">
      <section>
        <h2 className="label">Asked by {round.askedBy.name}</h2>
        <p className="sm">To look at {scopeWords(round.scope, nameOf)}.</p>
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
              {round.mine.mayExcuse && !seat.hasAnswered && seat.excused === null ? (
                <Button small look="quiet" onClick={() => setExcusing(seat)}>
                  Let approve own work…<span className="hide"> ({seat.name})</span>
                </Button>
              ) : null}
              {seat.excused === null ? null : (
                <p className="xs muted">
                  May approve own work, says {seat.excused.by}: {seat.excused.reason}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      {round.mine.mayAnswer ? (
        <PendingComments
          round={round}
          places={props.places}
          nameOf={nameOf}
          threads={threads}
          at={props.at}
          onPlace={props.onPlace}
          onShow={props.onShow}
        />
      ) : null}
      <OpenComments threads={threads.open} assessmentId={round.assessmentId} meId={meId} nameOf={nameOf} />
      {props.mayClose && round.closed === null ? (
        <Button small onClick={() => setClosing(true)}>
          Close this round
        </Button>
      ) : null}
      {excusing === null ? null : (
        <ExcuseDialog
          round={round}
          seat={excusing}
          onClose={() => setExcusing(null)}
          onDone={() => {
            setExcusing(null);
            void props.onChanged();
          }}
        />
      )}
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
