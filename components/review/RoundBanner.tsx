'use client';
import { Clock, Eye } from 'lucide-react';
import Link from 'next/link';
import { dueSentence } from '../library/dueWords.ts';
import { useClock } from '../ui/useClock.ts';
import { Pill } from '../ui/Pill.tsx';
import { kindWords } from './answerWords.ts';
import { SeatRow } from './SeatRow.tsx';
import { StaleLines } from './StaleLines.tsx';
import type { RoundHere } from './useRounds.ts';

/** What is running over the paper: which round, who has decided, and the way to it. */
export function RoundBanner(props: {
  readonly round: RoundHere;
  readonly assessmentId: string;
  readonly meId: string;
  /** Goes to a block of the draft. */
  readonly onJump: (blockId: string) => void;
}) {
  const { round, meId } = props;
  const { now } = useClock(round.askedAt);
  const decided = round.seats.filter(({ hasAnswered }) => hasAnswered).length;
  const mine = round.seats.find(({ userId }) => userId === meId);
  const isMyTurn = mine !== undefined && !mine.hasAnswered;
  const due = round.dueAt === null ? null : dueSentence(new Date(round.dueAt), now);
  return (
    <section className="round-banner" aria-label={`${kindWords[round.kind]}, round ${round.number}`}>
      <Pill tone="info" icon={<Eye className="i" />}>
        {kindWords[round.kind]} · round {round.number}
      </Pill>
      <b>
        {decided} of {round.seats.length} decided
      </b>
      {due === null ? null : (
        <span className={`say${due.tone === 'plain' ? '' : ` ${due.tone}-t`}`}>
          <Clock className="i" />
          {due.words}
        </span>
      )}
      <span className="seats">
        {round.seats.map((seat) => (
          <SeatRow
            key={seat.userId}
            seat={seat}
            isSelf={seat.userId === meId}
            isStale={round.stale.some(({ userId }) => userId === seat.userId)}
          />
        ))}
      </span>
      <Link
        className={isMyTurn ? 'btn primary small' : 'btn small'}
        href={`/a/${props.assessmentId}/review/${round.id}`}
      >
        {isMyTurn ? 'Review' : 'Open the review'}
      </Link>
      <StaleLines round={round} onJump={props.onJump} />
    </section>
  );
}
