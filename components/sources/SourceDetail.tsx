'use client';
import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { SourceDto, SourceUseDto } from '@/lib/protocol/sourceDto.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { recordFields, recordText } from '../editor/blocks/recordFields.ts';
import { reliabilityLine } from '../editor/sources/SourceItem.tsx';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/notify.tsx';
import { RecallDialog } from './RecallDialog.tsx';
import type { SourceActions } from './SourceActions.ts';

/** One record: what is stated of it, where it is used, and its recall. */
export function SourceDetail(props: {
  readonly record: SourceDto;
  readonly actions: SourceActions;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const { record, actions } = props;
  const [isRecalling, setRecalling] = useState(false);
  const { recalled } = record;
  const stated = recordFields.flatMap((field) => {
    const value = recordText(field, record[field.name as keyof SourceDto]);
    return value === '' ? [] : [{ label: field.label, value }];
  });
  const reinstate = async () => {
    const answer = await asked(() => actions.reinstate(record.id));
    if (!answer.ok) return notify({ tone: 'bad', text: answer.error.message });
    notify({ tone: 'ok', text: `“${record.title}” stands again.` });
    props.onChanged();
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={record.title}
      description={`Kept by ${record.keptBy.name}, ${dateWords(record.keptAt.slice(0, 10))}.`}
      width={680}
    >
      {recalled === null ? null : (
        <p className="recalled-line">
          <CircleAlert className="i s" />
          <span>
            <b>Recalled</b> by {recalled.by.name}, {dateWords(recalled.at.slice(0, 10))}: {recalled.reason}
          </span>
        </p>
      )}
      {record.descriptor === '' ? null : <p dir="auto">{record.descriptor}</p>}
      <dl className="reg-facts">
        <dt>Reliability</dt>
        <dd>{reliabilityLine(record.reliability)}</dd>
        {stated.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">
              {/^https?:\/\//iu.test(value) ? (
                <a href={value} target="_blank" rel="noopener noreferrer nofollow">
                  {value}
                </a>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Uses record={record} actions={actions} />
      <div className="acts end">
        {record.mayChange ? (
          recalled === null ? (
            <Button onClick={() => setRecalling(true)}>Recall…</Button>
          ) : (
            <Button onClick={() => void reinstate()}>Reinstate</Button>
          )
        ) : (
          <span className="muted xs push">Only {record.keptBy.name} or an administrator may recall it.</span>
        )}
        <Button look="primary" onClick={props.onClose}>
          Close
        </Button>
      </div>
      {isRecalling ? (
        <RecallDialog
          title={record.title}
          onClose={() => setRecalling(false)}
          onRecall={async (reason) => {
            const answer = await asked(() => actions.recall(record.id, reason));
            if (answer.ok) props.onChanged();
            notify(
              answer.ok
                ? { tone: 'ok', text: `“${record.title}” is recalled. It can be reinstated.` }
                : { tone: 'bad', text: answer.error.message },
            );
            return answer.ok;
          }}
        />
      ) : null}
    </Dialog>
  );
}

/** The papers that one may read and that use it, a page at a time. */
function Uses({ record, actions }: { readonly record: SourceDto; readonly actions: SourceActions }) {
  const [uses, setUses] = useState<readonly SourceUseDto[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { uses: ask } = actions;
  const { id } = record;
  useEffect(() => {
    let isStale = false;
    const read = async () => {
      const answer = await asked(() => ask(id, null));
      if (isStale) return;
      setFault(answer.ok ? null : answer.error.message);
      setUses(answer.ok ? answer.value.items : null);
      setNext(answer.ok ? answer.value.nextCursor : null);
    };
    void read();
    return () => {
      isStale = true;
    };
  }, [ask, id]);
  const more = async (cursor: string) => {
    const answer = await asked(() => ask(id, cursor));
    setFault(answer.ok ? null : answer.error.message);
    if (!answer.ok) return;
    setUses((before) => [...(before ?? []), ...answer.value.items]);
    setNext(answer.value.nextCursor);
  };
  return (
    <section aria-label="Where it is used">
      <h3 className="label">Where it is used</h3>
      {fault === null ? null : <p className="fault">{fault}</p>}
      {uses === null && fault === null ? <p className="hint">Reading…</p> : null}
      {uses?.length === 0 ? <p className="hint">In no assessment that you may read.</p> : null}
      <ul className="reg-uses">
        {(uses ?? []).map((use) => (
          <li key={`${use.id} ${use.blockId}`}>
            <Link href={`/a/${use.id}#${encodeURIComponent(use.blockId)}`} dir="auto">
              {use.title}
            </Link>{' '}
            <span className="muted xs">
              {use.reference} · {use.label}
              {use.isArchived ? ' · archived' : ''}
            </span>
            <span className="sm">
              {use.judgments.length === 0
                ? 'No judgment rests on it there.'
                : `Rest on it: ${use.judgments.join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
      {next === null ? null : (
        <Button small onClick={() => void more(next)}>
          Show more
        </Button>
      )}
    </section>
  );
}
