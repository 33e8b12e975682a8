'use client';
import { Clock, Eye } from 'lucide-react';
import Link from 'next/link';
import type { RoundDto } from '@/lib/protocol/roundsDto.ts';
import { dueWords } from '../library/dueWords.ts';
import { useClock } from '../ui/useClock.ts';
import { Pill } from '../ui/Pill.tsx';
import { kindWords } from './answerWords.ts';
import { SeatRow } from './SeatRow.tsx';

/** What is running over the paper: which round, who has decided, and the way to it. */
export function RoundBanner(props: { readonly round: RoundDto; readonly assessmentId: string; readonly meId: string }) {
  const { round, meId } = props;
  const { now } = useClock(round.askedAt);
  const decided = round.seats.filter(({ hasAnswered }) => hasAnswered).length;
  const mine = round.seats.find(({ userId }) => userId === meId);
  const isMyTurn = mine !== undefined && !mine.hasAnswered;
  const due = round.dueAt === null ? null : dueWords(new Date(round.dueAt), now);
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
          Due {due.words.charAt(0).toLowerCase() + due.words.slice(1)}
        </span>
      )}
      <span className="seats">
        {round.seats.map((seat) => (
          <SeatRow key={seat.userId} seat={seat} isSelf={seat.userId === meId} isStale={false} />
        ))}
      </span>
      <Link
        className={isMyTurn ? 'btn primary small' : 'btn small'}
        href={`/a/${props.assessmentId}/review/${round.id}`}
      >
        {isMyTurn ? 'Review' : 'Open the review'}
      </Link>
    </section>
  );
}
