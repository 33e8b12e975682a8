'use client';
import './threads.css';
import type { Editor } from '@tiptap/react';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Note } from '../../ui/Note.tsx';
import { notify } from '../../ui/notify.tsx';
import { useDeviceSetting } from '../shell/useDeviceSetting.ts';
import { BulkDecision } from './BulkDecision.tsx';
import { NewThreadCard } from './NewThreadCard.tsx';
import { ThreadCard } from './ThreadCard.tsx';
import type { ThreadsHere } from './ThreadsHere.ts';
import { filterWords, inOrder, isShown, threadFilters, type ThreadFilter, type ThreadOrder } from './threadWords.ts';
import type { Unsent } from './newThread.ts';
import { useDesk, type ThreadReading } from './useThreads.ts';

/** Most cards drawn at first, and how many more at a time. */
const shownAtOnce = 40;

/** The threads of the paper: filters, a comment that is being written, and a card for each. */
export function CommentsPanel(props: {
  readonly editor: Editor | null;
  readonly here: Omit<ThreadsHere, 'editor' | 'isOpenCard'>;
  readonly reading: ThreadReading;
  readonly unsent: Unsent | null;
  readonly onUnsent: (unsent: Unsent | null) => void;
  readonly onCompose: () => string | null;
}) {
  const { editor, reading, unsent } = props;
  const desk = useDesk(editor);
  const [filter, setFilter] = useDeviceSetting('comments-filter', 'open');
  const [order, setOrder] = useDeviceSetting('comments-order', 'place');
  const [most, setMost] = useState(shownAtOnce);
  if (editor === null || editor.isDestroyed) return <p className="muted">Comments come with the document.</p>;
  const here = { ...props.here, editor, isOpenCard: false };
  const known: ThreadFilter = threadFilters.find((each) => each === filter) ?? 'open';
  const counts = (which: ThreadFilter) =>
    desk.threads.filter((thread) => isShown(thread, which, desk, here.me.userId)).length;
  const asked = inOrder(
    // The one that is looked at is never hidden by a filter.
    desk.threads.filter((thread) => isShown(thread, known, desk, here.me.userId) || thread.id === desk.active),
    order as ThreadOrder,
    desk,
  );
  const shown = asked.slice(0, Math.max(most, asked.findIndex(({ id }) => id === desk.active) + 1));
  return (
    <div className="threads">
      <div className="threads-head">
        <label>
          <span className="xs">Show</span>
          <select value={known} onChange={(event) => setFilter(event.target.value)}>
            {threadFilters.map((each) => (
              <option key={each} value={each}>
                {filterWords[each]} ({counts(each)})
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="xs">Sort</span>
          <select value={order} onChange={(event) => setOrder(event.target.value)}>
            <option value="place">As in the text</option>
            <option value="newest">Newest first</option>
          </select>
        </label>
        {here.mayComment ? (
          <Button
            small
            aria-keyshortcuts="Control+Alt+M"
            // Without this the text would lose its selection.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              const fault = props.onCompose();
              if (fault !== null) notify({ tone: 'info', text: fault });
            }}
          >
            Comment on the selection
          </Button>
        ) : null}
      </div>
      {reading.fault === null ? null : (
        <Note tone="warn">
          <p>
            The comments could not be read anew: {reading.fault}{' '}
            <Button small onClick={() => void reading.renew()}>
              Try again
            </Button>
          </p>
        </Note>
      )}
      {unsent === null ? null : (
        <NewThreadCard
          unsent={unsent}
          here={here}
          onChange={props.onUnsent}
          onDone={(threadId) => {
            props.onUnsent(null);
            if (threadId !== null) here.onMade(threadId);
          }}
        />
      )}
      {here.mayWrite ? <BulkDecision here={here} threads={desk.threads} places={desk.places} /> : null}
      {asked.length > 0 || unsent !== null ? null : !reading.isRead ? (
        <p className="muted">The comments are being read…</p>
      ) : desk.threads.length === 0 ? (
        <EmptyState level={3} icon={<MessageSquare className="i" />} title="No comments yet">
          <p>
            {here.mayComment
              ? 'Select words in the text and comment on them, or suggest others.'
              : 'Nobody has commented.'}
          </p>
        </EmptyState>
      ) : (
        <p className="muted">
          None of the {desk.threads.length} threads is shown here.{' '}
          {known === 'open' ? null : (
            <Button small onClick={() => setFilter('open')}>
              Show open ones
            </Button>
          )}
        </p>
      )}
      {shown.map((thread) => (
        <ThreadCard
          key={thread.id}
          thread={thread}
          place={desk.places.get(thread.id)}
          here={{ ...here, isOpenCard: thread.id === desk.active }}
        />
      ))}
      {asked.length <= shown.length ? null : (
        <Button small onClick={() => setMost(most + shownAtOnce)}>
          Show more ({asked.length - shown.length} left)
        </Button>
      )}
    </div>
  );
}
