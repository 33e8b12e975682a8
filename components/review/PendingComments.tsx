'use client';
import { EyeOff, Info, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import { outlineOf } from '@/lib/document/outline.ts';
import { commentDto, threadDto } from '@/lib/protocol/threadsDto.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Pill } from '../ui/Pill.tsx';
import type { Pending } from './usePending.ts';

/** One's comments that are sent with the review, and a place to write the next. Until then nobody else sees them. */
export function PendingComments(props: {
  readonly round: RoundDetailDto;
  readonly text: DocJson;
  readonly pending: Pending;
}) {
  const { round, pending } = props;
  const places = outlineOf(props.text).filter(({ id }) => id !== null);
  const nameOf = (blockId: string): string => {
    const place = places.find(({ id }) => id === blockId);
    return place === undefined ? 'A block' : place.label === '' ? place.text : place.label;
  };
  const [blockId, setBlock] = useState(places.find(({ kind }) => kind === 'judgment')?.id ?? places[0]?.id ?? '');
  const [body, setBody] = useState('');
  const [isBlocking, setBlocking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const add = async () => {
    const made = await callApi(`/api/v1/assessments/${round.assessmentId}/threads`, threadDto, {
      method: 'POST',
      body: { anchor: { blockId, quote: '' }, body, blocking: isBlocking, pending: true, roundId: round.id },
    });
    setFault(made.ok ? null : made.error.message);
    if (!made.ok) return;
    setBody('');
    setBlocking(false);
    await pending.read();
  };
  const drop = async (commentId: string) => {
    const path = `/api/v1/comments/${encodeURIComponent(commentId)}`;
    const gone = await callApi(path, commentDto.nullable(), { method: 'DELETE', body: {} });
    setFault(gone.ok ? null : gone.error.message);
    await pending.read();
  };
  return (
    <section className="pending">
      <h2 className="label">
        <EyeOff className="i s" />
        {pending.threads.length} pending, only you can see {pending.threads.length === 1 ? 'it' : 'them'}
      </h2>
      {pending.threads.map(({ id, anchor, blocking, comments }) => (
        <article key={id} className="card draft">
          <div className="hd">
            <span className="id">{nameOf(anchor.blockId)}</span>
            <Pill
              tone={blocking ? 'bad' : 'plain'}
              icon={blocking ? <OctagonAlert className="i" /> : <Info className="i" />}
            >
              {blocking ? 'Blocking' : 'Advisory'}
            </Pill>
          </div>
          <p className="sm" dir="auto">
            {comments[0]?.body}
          </p>
          <Button small look="quiet" onClick={() => void drop(comments[0]?.id ?? '')}>
            Delete<span className="hide"> this comment</span>
          </Button>
        </article>
      ))}
      <Form onSubmit={add} fault={fault}>
        <Field label="Comment on">
          {(control) => (
            <select {...control} value={blockId} onChange={(event) => setBlock(event.currentTarget.value)}>
              {places.map(({ id, label, text }) => (
                <option key={id} value={id ?? ''}>
                  {label} {text}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Comment">
          {(control) => (
            <textarea
              {...control}
              dir="auto"
              rows={2}
              required
              value={body}
              onChange={(event) => setBody(event.currentTarget.value)}
            />
          )}
        </Field>
        <label className="blocking">
          <input type="checkbox" checked={isBlocking} onChange={(event) => setBlocking(event.currentTarget.checked)} />
          Blocking: publishing waits until it is resolved
        </label>
        <Button small type="submit">
          Keep for my review
        </Button>
      </Form>
    </section>
  );
}
