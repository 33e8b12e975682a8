import { Ban, BookOpen } from 'lucide-react';
import type { PublishedStateDto } from '@/lib/protocol/publicationDto.ts';
import { StatusPill } from '../library/StatusPill.tsx';

/** Where an assessment stands; of a published one also which version, and how far the draft has gone on since. */
export function PublishedPill(props: {
  readonly state: PublishedStateDto | null;
  /** As the page was served with; until the state is read. */
  readonly status: string;
  readonly isArchived: boolean;
  /** An approval does not hold any more. */
  readonly isStale: boolean;
  /** Shows what was published. */
  readonly onOpen: () => void;
}) {
  const { state } = props;
  const status = state?.status ?? props.status;
  if (props.isArchived || state === null || state.number === null || status !== 'published')
    return <StatusPill status={status} archived={props.isArchived} isStale={props.isStale} />;
  const { number, changes, isRetracted } = state;
  return (
    <button
      type="button"
      className={`pill published ${isRetracted ? 'bad' : 'live'}`}
      title="Published versions"
      onClick={props.onOpen}
    >
      {isRetracted ? <Ban className="i" /> : <BookOpen className="i" />}
      <span>
        {isRetracted ? 'Retracted' : 'Published'} v{number}
        {changes === 0 ? null : (
          <span className="since">
            {' · '}
            <span className="wide">draft has </span>
            {changes === 1 ? '1 change' : `${changes} changes`}
          </span>
        )}
      </span>
    </button>
  );
}
