'use client';
import { useState, type FormEvent, type ReactNode } from 'react';
import { assessmentDto, maxTopicLength } from '@/lib/protocol/assessmentDto.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { callApi } from '../../ui/callApi.ts';
import { notify } from '../../ui/notify.tsx';
import { dueOfFields, fieldsOfDue } from '../../library/dueFields.ts';
import { roleWords } from '../../share/roleWords.ts';
import { useMembers } from '../../share/useMembers.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';
import type { DraftCounts } from '../outline/draftCounts.ts';
import { rangeOf } from '../outline/rangeOf.ts';
import type { OutlineRow } from '../outline/outlineRows.ts';

export type AssessmentDetails = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly createdAt: string;
  /** ISO time; null where none is set. */
  readonly dueAt: string | null;
  /** '' where none is set. */
  readonly topic: string;
};

/** What is known of the assessment beside its text: its number, paper, dates, people and what it is made of. */
export function DetailsPanel(props: {
  readonly assessment: AssessmentDetails;
  readonly settings: PaperSettings;
  readonly rows: readonly OutlineRow[];
  readonly counts: DraftCounts | null;
  readonly mayWrite: boolean;
  readonly onShare: () => void;
  /** Null where the scale may not be changed now. */
  readonly onChangeScale: (() => void) | null;
  readonly marking: ReactNode;
}) {
  const { assessment, settings, rows, counts } = props;
  const { paper, scale } = settings;
  const wording = scale.wordings.find(({ id }) => id === paper.wording) ?? scale.wordings[0];
  const kinds = [...new Set(rows.map((row) => row.kind))].filter((kind) => kind !== 'section');
  return (
    <div className="details">
      <dl>
        <dt>Reference</dt>
        <dd className="num">{assessment.reference}</dd>
        <dt>Status</dt>
        <dd>{assessment.status.charAt(0).toUpperCase() + assessment.status.slice(1)}</dd>
        <dt>Created</dt>
        <dd>{dateWords(assessment.createdAt.slice(0, 10))}</dd>
        <dt>Scale</dt>
        <dd>
          {scale.title}
          {scale.wordings.length > 1 && wording !== undefined ? `, ${wording.title}` : ''}{' '}
          {props.onChangeScale === null ? null : (
            <Button small look="quiet" onClick={props.onChangeScale}>
              Change…
            </Button>
          )}
        </dd>
        <dt>Information cut-off</dt>
        <dd>{paper.cutoff === null ? <span className="muted">Not stated</span> : dateWords(paper.cutoff)}</dd>
      </dl>
      {props.marking}
      <DueAndTopic key={`${assessment.dueAt} ${assessment.topic}`} {...props} />
      <People assessmentId={assessment.id} onShare={props.onShare} />
      <section aria-label="What it holds">
        <h3 className="label">What it holds</h3>
        {kinds.length === 0 ? <p className="muted">Nothing with a number yet.</p> : null}
        <ul>
          {kinds.map((kind) => {
            const range = rangeOf(rows.filter((row) => row.kind === kind));
            return range === null || range.labels === '' ? null : (
              <li key={kind}>
                <span className="chip">{range.labels}</span> {range.words}
              </li>
            );
          })}
          {counts === null ? null : <li className="muted">{counts.words.toLocaleString('en')} words</li>}
        </ul>
      </section>
    </div>
  );
}

/** When it is due and what it is about; changed in place by who may write. */
function DueAndTopic({ assessment, mayWrite }: { readonly assessment: AssessmentDetails; readonly mayWrite: boolean }) {
  const [due, setDue] = useState(() => fieldsOfDue(assessment.dueAt));
  const [topic, setTopic] = useState(assessment.topic);
  const [kept, setKept] = useState({ due, topic });
  const [isSaving, setSaving] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const isChanged = due.date !== kept.due.date || due.time !== kept.due.time || topic.trim() !== kept.topic;
  if (!mayWrite) {
    return (
      <dl>
        <dt>Due</dt>
        <dd>{due.date === '' ? <span className="muted">No date</span> : `${dateWords(due.date)}, ${due.time}`}</dd>
        <dt>Topic</dt>
        <dd>{topic === '' ? <span className="muted">None</span> : topic}</dd>
      </dl>
    );
  }
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isChanged || isSaving) return;
    const dueAt = dueOfFields(due.date, due.time);
    if (!dueAt.ok) {
      setFault(dueAt.error);
      return;
    }
    setSaving(true);
    const body = { dueAt: dueAt.value, topic: topic.trim() };
    const answer = await callApi(`/api/v1/assessments/${assessment.id}`, assessmentDto, { method: 'PATCH', body });
    setSaving(false);
    setFault(answer.ok ? null : answer.error.message);
    if (!answer.ok) return;
    const stored = fieldsOfDue(answer.value.dueAt);
    setKept({ due: stored, topic: answer.value.topic });
    setDue(stored);
    setTopic(answer.value.topic);
    notify({ tone: 'ok', text: 'Due date and topic are saved.' });
  };
  return (
    <form className="due" onSubmit={(event) => void save(event)}>
      <label>
        <span>Due</span>
        <input
          type="date"
          value={due.date}
          min="2000-01-01"
          max="2199-12-31"
          onChange={(event) => setDue({ ...due, date: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>At</span>
        <input type="time" value={due.time} onChange={(event) => setDue({ ...due, time: event.currentTarget.value })} />
      </label>
      <label>
        <span>Topic</span>
        <input
          type="text"
          value={topic}
          maxLength={maxTopicLength}
          placeholder="None"
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
      </label>
      {fault === null ? null : (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {isChanged ? (
        <Button small type="submit" look="primary" aria-busy={isSaving}>
          Save
        </Button>
      ) : null}
    </form>
  );
}

function People(props: { readonly assessmentId: string; readonly onShare: () => void }) {
  const { state, load } = useMembers(props.assessmentId);
  return (
    <section aria-label="People">
      <h3 className="label">People</h3>
      {state.state === 'loading' ? <p className="muted">Reading who has access…</p> : null}
      {state.state === 'failed' ? (
        <p>
          {state.message}{' '}
          <Button small onClick={load}>
            Try again
          </Button>
        </p>
      ) : null}
      {state.state === 'here' ? (
        <ul>
          {state.members.map((member) => (
            <li key={member.userId} className="person-line">
              <Avatar person={member} small />
              <span className="cut">{member.name}</span>
              <span className="muted">{roleWords(member.role).name}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <Button small onClick={props.onShare}>
        Share
      </Button>
    </section>
  );
}
