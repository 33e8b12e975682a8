'use client';
import { ArrowUpRight, CircleAlert, Info, Link2Off, MessageSquareDashed, MoveRight, PencilLine } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { Ago } from '../../ui/Ago.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { notify } from '../../ui/notify.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { labelOf } from '../checks/findingWords.ts';
import { useDeviceSetting } from '../shell/useDeviceSetting.ts';
import { CommentText } from './CommentText.tsx';
import { anchorOfSelection } from './draftTexts.ts';
import type { ThreadPlace } from './placeThreads.ts';
import { SuggestionBox } from './SuggestionBox.tsx';
import { pointsOf } from './threadPoints.ts';
import type { ThreadsHere } from './ThreadsHere.ts';
import { doThread, sendReply, type ThreadDeed } from './threadsClient.ts';
import { goToThread } from './threadsExtension.ts';
import { WritingBox } from './WritingBox.tsx';

/** One thread: its words, its comments, and, where it is looked at, all that can be done with it. */
export function ThreadCard(props: {
  readonly thread: ThreadDto;
  readonly place: ThreadPlace | undefined;
  readonly here: ThreadsHere;
}) {
  const { thread, place } = props;
  const here = { ...props.here };
  const { editor, me, mayComment, isOpenCard, isLevel } = here;
  const card = useRef<HTMLElement>(null);
  const [reply, keepReply] = useDeviceSetting(`comment:${me.userId}:reply:${thread.id}`, '');
  const [isReplying, setReplying] = useState(false);
  useEffect(() => {
    if (isOpenCard && !isLevel) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpenCard, isLevel]);
  const isMine = thread.author.userId === me.userId;
  const isResolved = thread.status === 'resolved';
  const label = labelOf(editor.state, place?.topId ?? null);
  const toText = () => {
    here.onShowText();
    if (goToThread(editor.view, thread.id)) editor.view.dom.focus({ preventScroll: true });
  };
  const run = (deed: ThreadDeed, said: string) => void here.run(doThread(thread.id, deed), said).then(tellFault);
  const attach = () => {
    const chosen = editor.state.selection.empty ? null : anchorOfSelection(editor.state);
    if (chosen === null) return tellFault('Select the words in the text first, then attach the thread to them.');
    const points = pointsOf(editor.state, chosen.from, chosen.to);
    run({ what: 'attach', anchor: { ...chosen.anchor, ...points } }, 'The thread is attached to the selected words.');
  };
  const [first, ...rest] = thread.comments;
  return (
    <article
      ref={card}
      className={`card thread-card${isOpenCard ? ' on' : ''}${thread.isPending ? ' draft' : ''}`}
      aria-label={`Comment by ${isMine ? 'you' : thread.author.name}${label === '' ? '' : ` on ${label}`}`}
      data-card={thread.id}
      tabIndex={-1}
    >
      <div className="who">
        <Avatar person={thread.author} small />
        {label === '' ? null : <span className="id">{label}</span>}
        <b className="cut">{isMine ? 'You' : thread.author.name}</b>
        <span className="muted xs nowrap">
          {thread.isPending ? 'pending' : <Ago time={thread.createdAt} now={thread.createdAt} />}
        </span>
        <span className="push pills">
          <StatePill thread={thread} place={place} />
        </span>
      </div>
      {thread.suggestion !== null && thread.suggestion.field === null && place !== undefined ? null : (
        <q>{thread.anchor.quote || 'The whole block'}</q>
      )}
      {first === undefined || (first.body === '' && first.deletedAt === null) ? null : (
        <CommentText comment={first} here={here} isFirst />
      )}
      <SuggestionBox thread={thread} here={here} current={place?.text} />
      {rest.map((comment) => (
        <CommentText key={comment.id} comment={comment} here={here} isFirst={false} />
      ))}
      {thread.settledBy === null || thread.settledAt === null ? null : (
        <p className="muted xs">
          {isResolved ? 'Resolved' : 'Reopened'} by {thread.settledBy},{' '}
          <Ago time={thread.settledAt} now={thread.settledAt} inSentence />
        </p>
      )}
      {place === undefined && !isResolved ? (
        <p className="muted xs">The words were deleted. The thread is kept.</p>
      ) : null}
      {isReplying || reply !== '' ? (
        <WritingBox
          label="Your reply"
          value={reply}
          people={here.people}
          send="Reply"
          withFocus={isReplying}
          onChange={keepReply}
          onSend={async (body) => {
            const fault = await here.run(sendReply(thread.id, body), 'Your reply is sent.');
            if (fault === null) {
              keepReply('');
              setReplying(false);
            }
            return fault;
          }}
          onCancel={() => {
            keepReply('');
            setReplying(false);
          }}
        />
      ) : (
        <div className="acts">
          {place === undefined ? null : (
            <Button small look="quiet" onClick={toText}>
              <ArrowUpRight className="i s" />
              To the text
            </Button>
          )}
          {mayComment ? (
            <>
              <Button small onClick={() => setReplying(true)}>
                Reply
              </Button>
              <Button
                small
                onClick={() =>
                  isResolved
                    ? run({ what: 'settle', status: 'open' }, 'The thread is open again.')
                    : run({ what: 'settle', status: 'resolved' }, 'The thread is resolved.')
                }
              >
                {isResolved ? 'Reopen' : 'Resolve'}
              </Button>
              {place === undefined || place.state === 'moved' || isOpenCard ? (
                <Button small look={place === undefined ? 'plain' : 'quiet'} onClick={attach}>
                  Re-attach here
                </Button>
              ) : null}
            </>
          ) : null}
          {isOpenCard ? (
            <>
              {isMine && mayComment ? (
                <Button
                  small
                  look="quiet"
                  onClick={() => run({ what: 'weigh', blocking: !thread.blocking }, 'Changed.')}
                >
                  {thread.blocking ? 'Make advisory' : 'Make blocking'}
                </Button>
              ) : null}
              <Button small look="quiet" onClick={() => void copyLink(thread.id)}>
                Copy link
              </Button>
            </>
          ) : null}
        </div>
      )}
    </article>
  );
}

function StatePill({ thread, place }: { readonly thread: ThreadDto; readonly place: ThreadPlace | undefined }) {
  if (place === undefined && thread.status === 'open')
    return (
      <Pill tone="info" icon={<Link2Off className="i s" />}>
        Detached
      </Pill>
    );
  if (thread.isPending)
    return <Pill icon={<MessageSquareDashed className="i s" />}>{thread.blocking ? 'Blocking' : 'Pending'}</Pill>;
  if (place?.state === 'moved' && thread.status === 'open')
    return (
      <Pill tone="info" icon={<MoveRight className="i s" />}>
        Moved
      </Pill>
    );
  if (thread.blocking)
    return (
      <Pill tone="bad" icon={<CircleAlert className="i s" />}>
        Blocking
      </Pill>
    );
  return thread.suggestion === null ? (
    <Pill icon={<Info className="i s" />}>Advisory</Pill>
  ) : (
    <Pill icon={<PencilLine className="i s" />}>Suggestion</Pill>
  );
}

function tellFault(fault: string | null): void {
  if (fault !== null) notify({ tone: 'warn', text: fault });
}

async function copyLink(threadId: string): Promise<void> {
  const address = new URL(window.location.href);
  address.search = `?thread=${threadId}`;
  address.hash = '';
  try {
    await navigator.clipboard.writeText(address.href);
    notify({ tone: 'ok', text: 'The link to this thread is copied.' });
  } catch {
    notify({ tone: 'warn', text: `The browser did not let it be copied: ${address.href}` });
  }
}
