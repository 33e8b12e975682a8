'use client';
import { EyeOff } from 'lucide-react';
import type { OutlineEntry } from '@/lib/document/outline.ts';
import type { Anchor } from '@/lib/domain/threads/anchor.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { PendingCard } from './PendingCard.tsx';
import { PendingForm, type CommentPlace } from './PendingForm.tsx';
import type { ReviewThreads } from './useReviewThreads.ts';

/** One's comments that are sent with the review, and a place to write the next. Until then nobody else sees them. */
export function PendingComments(props: {
  readonly round: RoundDetailDto;
  readonly places: readonly OutlineEntry[];
  readonly nameOf: (blockId: string) => string;
  readonly threads: ReviewThreads;
  readonly at: CommentPlace | null;
  readonly onPlace: (anchor: Anchor | null) => void;
  readonly onShow: (blockId: string) => void;
}) {
  const { round, threads, nameOf } = props;
  const count = threads.pending.length;
  return (
    <section className="pending">
      <h2 className="label">
        <EyeOff className="i s" />
        {count} pending, only you can see {count === 1 ? 'it' : 'them'}
      </h2>
      {threads.pending.map((thread) => (
        <PendingCard
          key={thread.id}
          thread={thread}
          place={nameOf(thread.anchor.blockId)}
          onChanged={threads.read}
          onShow={() => props.onShow(thread.anchor.blockId)}
        />
      ))}
      <PendingForm
        assessmentId={round.assessmentId}
        roundId={round.id}
        places={props.places}
        at={props.at}
        onPlace={props.onPlace}
        onKept={threads.read}
      />
    </section>
  );
}
