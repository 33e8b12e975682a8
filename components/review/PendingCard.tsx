'use client';
import { Info, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { doThread, editComment, removeComment } from '../editor/threads/threadsClient.ts';
import type { Answer } from '../ui/Answer.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Note } from '../ui/Note.tsx';
import { Pill } from '../ui/Pill.tsx';

/** Whether a comment holds publication up, as an icon and a word. */
export function WeightPill({ isBlocking }: { readonly isBlocking: boolean }) {
  return isBlocking ? (
    <Pill tone="bad" icon={<OctagonAlert className="i" />}>
      Blocking
    </Pill>
  ) : (
    <Pill icon={<Info className="i" />}>Advisory</Pill>
  );
}

/** A comment that nobody else sees yet: its words, and everything that can still be done with it. */
export function PendingCard(props: {
  readonly thread: ThreadDto;
  /** What its block is called. */
  readonly place: string;
  readonly onChanged: () => Promise<void>;
  readonly onShow: () => void;
}) {
  const { thread, place } = props;
  const [comment] = thread.comments;
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const run = async (deed: Promise<Answer<unknown>>): Promise<void> => {
    const done = await deed;
    setFault(done.ok ? null : done.error.message);
    if (done.ok) setDraft(null);
    await props.onChanged();
  };
  if (comment === undefined) return null;
  return (
    <article
      className="card draft"
      data-comment={thread.id}
      tabIndex={-1}
      aria-label={`Your pending comment on ${place}`}
    >
      <div className="hd">
        <button type="button" className="quiet small id" onClick={props.onShow}>
          {place}
        </button>
        <span className="muted xs">pending</span>
        <span className="push" />
        <WeightPill isBlocking={thread.blocking} />
      </div>
      {thread.anchor.quote === '' ? null : (
        <blockquote className="quote" dir="auto">
          {thread.anchor.quote}
        </blockquote>
      )}
      {draft === null ? (
        <>
          <p className="sm" dir="auto">
            {comment.body}
          </p>
          {fault === null ? null : (
            <Note tone="bad" urgent>
              {fault}
            </Note>
          )}
          <div className="acts">
            <Button small onClick={() => setDraft(comment.body)}>
              Edit<span className="hide"> the comment on {place}</span>
            </Button>
            <Button small onClick={() => void run(doThread(thread.id, { what: 'weigh', blocking: !thread.blocking }))}>
              Make {thread.blocking ? 'advisory' : 'blocking'}
            </Button>
            <Button small look="quiet" onClick={() => void run(removeComment(comment.id))}>
              Delete<span className="hide"> the comment on {place}</span>
            </Button>
          </div>
        </>
      ) : (
        <Form onSubmit={() => run(editComment(comment.id, draft))} fault={fault}>
          <Field label="Your comment">
            {(control) => (
              <textarea
                {...control}
                ref={(area) => area?.focus()}
                dir="auto"
                rows={3}
                required
                value={draft}
                onChange={(event) => setDraft(event.currentTarget.value)}
              />
            )}
          </Field>
          <div className="acts">
            <Button small look="quiet" onClick={() => setDraft(null)}>
              Cancel
            </Button>
            <Button small look="primary" type="submit">
              Save
            </Button>
          </div>
        </Form>
      )}
    </article>
  );
}
