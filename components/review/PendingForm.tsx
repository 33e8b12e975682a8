'use client';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { OutlineEntry } from '@/lib/document/outline.ts';
import type { Anchor } from '@/lib/domain/threads/anchor.ts';
import { threadDto } from '@/lib/protocol/threadsDto.ts';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';

/** What the next comment is about: selected words, or a block as such (`quote` empty). Another `turn` takes the keyboard there. */
export type CommentPlace = { readonly anchor: Anchor; readonly turn: number };

/** Where one writes the next comment of a review. Until the review is submitted nobody else sees it. */
export function PendingForm(props: {
  readonly assessmentId: string;
  readonly roundId: string;
  readonly places: readonly OutlineEntry[];
  readonly at: CommentPlace | null;
  readonly onPlace: (anchor: Anchor | null) => void;
  readonly onKept: () => Promise<void>;
}) {
  const { places, at } = props;
  const first = places.find(({ kind }) => kind === 'judgment')?.id ?? places[0]?.id ?? '';
  const [blockId, setBlock] = useState(first);
  const [body, setBody] = useState('');
  const [isBlocking, setBlocking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const turn = at?.turn ?? 0;
  useEffect(() => {
    if (turn === 0) return;
    area.current?.focus();
    area.current?.scrollIntoView({ block: 'nearest' });
  }, [turn]);
  const anchor = at?.anchor ?? { blockId, quote: '', prefix: '', suffix: '' };
  const isListed = places.some(({ id }) => id === anchor.blockId);
  const add = async () => {
    const made = await callApi(`/api/v1/assessments/${props.assessmentId}/threads`, threadDto, {
      method: 'POST',
      body: { anchor, body, blocking: isBlocking, pending: true, roundId: props.roundId },
    });
    setFault(made.ok ? null : made.error.message);
    if (!made.ok) return;
    setBody('');
    setBlocking(false);
    props.onPlace(null);
    await props.onKept();
  };
  return (
    <Form onSubmit={add} fault={fault} className="pending-form">
      {anchor.quote === '' ? (
        <Field label="Comment on" hint="Or select words in the text.">
          {(control) => (
            <select
              {...control}
              value={isListed ? anchor.blockId : ''}
              onChange={(event) => {
                setBlock(event.currentTarget.value);
                props.onPlace(null);
              }}
            >
              {isListed ? null : <option value="">This paragraph</option>}
              {places.map(({ id, label, text }) => (
                <option key={id} value={id ?? ''}>
                  {label} {text}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : (
        <div className="quoted">
          <blockquote className="quote" dir="auto">
            {anchor.quote}
          </blockquote>
          <Button
            small
            square
            look="quiet"
            aria-label="Comment on the block instead"
            onClick={() => props.onPlace(null)}
          >
            <X className="i s" />
          </Button>
        </div>
      )}
      <Field label="Comment">
        {(control) => (
          <textarea
            {...control}
            ref={area}
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
  );
}
