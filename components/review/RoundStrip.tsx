'use client';
import { Clock, Pin } from 'lucide-react';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { dueSentence } from '../library/dueWords.ts';
import { useClock } from '../ui/useClock.ts';
import { shortHash } from './answerWords.ts';
import { SeatRow } from './SeatRow.tsx';

/** How a round stands: who has decided what, until when, and which text is pinned. */
export function RoundStrip(props: { readonly round: RoundDetailDto; readonly meId: string }) {
  const { round, meId } = props;
  const { now, timeZone } = useClock(round.askedAt);
  const decided = round.seats.filter(({ hasAnswered }) => hasAnswered).length;
  const due = round.dueAt === null ? null : dueSentence(new Date(round.dueAt), now, timeZone);
  const pinned = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <section className="round-strip" aria-label={`Round ${round.number}`}>
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
      <span className="push" />
      <span className="say">
        <Pin className="i" />
        Pinned {pinned.format(new Date(round.askedAt))}
        <span className="chip" title={round.contentHash}>
          {shortHash(round.contentHash)}
        </span>
      </span>
      <a className="btn small" href={`/a/${round.assessmentId}/record`}>
        Review record
      </a>
    </section>
  );
}
