import Link from 'next/link';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { WeightPill } from './PendingCard.tsx';

/** The comments that are open, as everybody sees them: to read here, to answer in the draft. */
export function OpenComments(props: {
  readonly threads: readonly ThreadDto[];
  readonly assessmentId: string;
  readonly meId: string;
  readonly nameOf: (blockId: string) => string;
}) {
  const { threads, meId, nameOf } = props;
  if (threads.length === 0) return null;
  return (
    <section>
      <h2 className="label">
        {threads.length} open {threads.length === 1 ? 'comment' : 'comments'}
      </h2>
      {threads.map((thread) => {
        const { id, author, anchor, comments, createdAt } = thread;
        const place = nameOf(anchor.blockId);
        const who = author.userId === meId ? 'You' : author.name;
        return (
          <article
            key={id}
            className="card"
            data-comment={id}
            tabIndex={-1}
            aria-label={`Comment by ${who} on ${place}`}
          >
            <div className="hd">
              <Avatar person={author} small />
              <b>{who}</b>
              <span className="muted xs">
                <Ago time={createdAt} now={createdAt} />
              </span>
              <span className="push" />
              <WeightPill isBlocking={thread.blocking} />
            </div>
            {anchor.quote === '' ? (
              <p className="xs muted">{place}</p>
            ) : (
              <blockquote className="quote" dir="auto">
                {anchor.quote}
              </blockquote>
            )}
            <p className="sm" dir="auto">
              {comments[0]?.body}
            </p>
            <p className="xs">
              {comments.length > 1 ? `${comments.length - 1} ${comments.length === 2 ? 'answer' : 'answers'}. ` : ''}
              <Link prefetch={false} href={`/a/${props.assessmentId}?thread=${id}`}>
                Open in the draft
              </Link>
            </p>
          </article>
        );
      })}
    </section>
  );
}
