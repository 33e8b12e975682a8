'use client';
import './threads.css';
import type { Editor } from '@tiptap/react';
import { MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Note } from '../../ui/Note.tsx';
import { notify } from '../../ui/notify.tsx';
import { UnsentSuggestions } from '../suggesting/UnsentSuggestions.tsx';
import type { Suggesting } from '../suggesting/useSuggesting.ts';
import { useDeviceSetting } from '../shell/useDeviceSetting.ts';
import { BulkDecision } from './BulkDecision.tsx';
import { NewThreadCard } from './NewThreadCard.tsx';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { usePageShape } from '../shell/usePageShape.ts';
import { ThreadLane } from './ThreadLane.tsx';
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
  readonly here: Omit<ThreadsHere, 'editor' | 'isOpenCard' | 'isLevel'>;
  readonly reading: ThreadReading;
  readonly unsent: Unsent | null;
  readonly onUnsent: (unsent: Unsent | null) => void;
  readonly onCompose: () => string | null;
  readonly suggesting: Suggesting;
  /** Null where one is suggesting already. */
  readonly onGoOn: (() => void) | null;
}) {
  const { editor, reading, unsent } = props;
  const desk = useDesk(editor);
  const [filter, setFilter] = useDeviceSetting('comments-filter', 'open');
  const [order, setOrder] = useDeviceSetting('comments-order', 'place');
  const shape = usePageShape();
  const [most, setMost] = useState(shownAtOnce);
  if (editor === null || editor.isDestroyed) return <p className="muted">Comments come with the document.</p>;
  const known: ThreadFilter = threadFilters.find((each) => each === filter) ?? 'open';
  const isLevel = shape === 'wide' && order === 'place' && known !== 'resolved' && known !== 'detached';
  const here = { ...props.here, editor, isOpenCard: false, isLevel };
  const counts = (which: ThreadFilter) =>
    desk.threads.filter((thread) => isShown(thread, which, desk, here.me.userId)).length;
  const asked = inOrder(
    // The one that is looked at is never hidden by a filter.
    desk.threads.filter((thread) => isShown(thread, known, desk, here.me.userId) || thread.id === desk.active),
    order as ThreadOrder,
    desk,
  );
  // Only words that are marked in the text have a place that a card can be level with.
  const isPlaced = ({ id, status }: ThreadDto) =>
    isLevel && desk.places.has(id) && (status === 'open' || id === desk.active);
  const level = asked.filter(isPlaced);
  const listed = isLevel ? asked.filter((thread) => !isPlaced(thread)) : asked;
  const shown = listed.slice(0, Math.max(most, listed.findIndex(({ id }) => id === desk.active) + 1));
  const cardOf = (thread: ThreadDto) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      place={desk.places.get(thread.id)}
      here={{ ...here, isOpenCard: thread.id === desk.active }}
    />
  );
  return (
    <div className={level.length === 0 ? 'threads' : 'threads is-level'}>
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
      {here.mayComment ? (
        <UnsentSuggestions editor={editor} suggesting={props.suggesting} onGoOn={props.onGoOn} />
      ) : null}
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
      {shown.length === 0 ? null : (
        <div className="threads-list">
          {shown.map(cardOf)}
          {listed.length <= shown.length ? null : (
            <Button small onClick={() => setMost(most + shownAtOnce)}>
              Show more ({listed.length - shown.length} left)
            </Button>
          )}
        </div>
      )}
      {level.length === 0 ? null : (
        <ThreadLane editor={editor} threads={level} active={desk.active}>
          {cardOf}
        </ThreadLane>
      )}
    </div>
  );
}
