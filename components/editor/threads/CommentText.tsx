'use client';
import { useState } from 'react';
import { mentionsIn } from '@/lib/domain/threads/mentions.ts';
import type { CommentDto } from '@/lib/protocol/threadsDto.ts';
import { Ago } from '../../ui/Ago.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { useDeviceSetting } from '../shell/useDeviceSetting.ts';
import type { ThreadsHere } from './ThreadsHere.ts';
import { editComment, removeComment } from './threadsClient.ts';
import { WritingBox } from './WritingBox.tsx';

/** One comment: who, when, what; one's own can be changed and deleted. */
export function CommentText(props: {
  readonly comment: CommentDto;
  readonly here: ThreadsHere;
  /** The first one has its person in the card's head. */
  readonly isFirst: boolean;
}) {
  const { comment, here, isFirst } = props;
  const { me, mayComment, people } = here;
  const name = `comment:${me.userId}:edit:${comment.id}`;
  const [kept, keep] = useDeviceSetting(name, '');
  const [isEditing, setEditing] = useState(false);
  const isMine = comment.author.userId === me.userId;
  const isOwnToChange = isMine && mayComment && comment.deletedAt === null && comment.body !== '';
  return (
    <div className={isFirst ? 'thread-first' : 'thread-reply'}>
      {isFirst ? null : (
        <div className="who">
          <Avatar person={comment.author} small />
          <b>{isMine ? 'You' : comment.author.name}</b>
          <span className="muted xs">
            <Ago time={comment.createdAt} now={comment.createdAt} />
          </span>
          {comment.isPending ? <span className="muted xs">pending</span> : null}
        </div>
      )}
      {isEditing ? (
        <WritingBox
          label="Your comment"
          value={kept === '' ? comment.body : kept}
          people={people}
          send="Save"
          onChange={keep}
          onSend={async (body) => {
            const fault = await here.run(editComment(comment.id, body));
            if (fault === null) {
              keep('');
              setEditing(false);
            }
            return fault;
          }}
          onCancel={() => {
            keep('');
            setEditing(false);
          }}
        />
      ) : comment.deletedAt === null ? (
        <p className="thread-words">
          <Words body={comment.body} people={people} />
          {comment.editedAt === null ? null : <span className="muted xs"> (edited)</span>}
        </p>
      ) : (
        <p className="muted">This comment was deleted.</p>
      )}
      {isOwnToChange && !isEditing && here.isOpenCard ? (
        <div className="thread-own">
          <Button small look="quiet" onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button
            small
            look="quiet"
            onClick={() => void here.run(removeComment(comment.id), 'The comment is deleted.')}
          >
            Delete
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Words(props: { readonly body: string; readonly people: ThreadsHere['people'] }) {
  const { body } = props;
  const mentions = mentionsIn(body, props.people);
  const parts = mentions.map(({ from, to }, index) => (
    <span key={from}>
      {body.slice(mentions[index - 1]?.to ?? 0, from)}
      <b className="mention">{body.slice(from, to)}</b>
    </span>
  ));
  return (
    <>
      {parts}
      {body.slice(mentions.at(-1)?.to ?? 0)}
    </>
  );
}
