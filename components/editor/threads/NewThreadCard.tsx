'use client';
import { useId } from 'react';
import { confidenceLevels } from '@/lib/document/grammar.ts';
import { capitalised } from '../../ui/capitalised.ts';
import { settingsIn } from '../blocks/paperSettings.ts';
import { fieldWords } from './threadWords.ts';
import { threadOf, type Unsent } from './newThread.ts';
import type { ThreadsHere } from './ThreadsHere.ts';
import { sendThread } from './threadsClient.ts';
import { WordChanges } from './WordChanges.tsx';
import { WritingBox } from './WritingBox.tsx';

/** A comment that is being written: on which words, how heavy, and what it suggests. */
export function NewThreadCard(props: {
  readonly unsent: Unsent;
  readonly here: ThreadsHere;
  readonly onChange: (unsent: Unsent) => void;
  readonly onDone: (threadId: string | null) => void;
}) {
  const { unsent, here, onChange, onDone } = props;
  const id = useId();
  const { suggests } = unsent;
  const change = (part: Partial<Unsent>) => onChange({ ...unsent, ...part });
  const inJudgment = isInJudgment(here, unsent.anchor.blockId);
  return (
    <section className="card draft thread-card" aria-label="New comment">
      <q>{unsent.anchor.quote}</q>
      <label className="thread-choice">
        <span className="field-label">Suggest</span>
        <select
          value={suggests}
          onChange={(event) => change({ suggests: event.target.value as Unsent['suggests'], value: '' })}
        >
          <option value="nothing">Nothing, only comment</option>
          <option value="words">Other words</option>
          {inJudgment === null
            ? null
            : (['likelihood', ...(inJudgment === 'judgment' ? (['confidence', 'horizon'] as const) : [])] as const).map(
                (field) => (
                  <option key={field} value={field}>
                    {fieldWords[field]}
                  </option>
                ),
              )}
        </select>
      </label>
      {suggests === 'words' ? (
        <>
          <label className="field-label" htmlFor={`${id}-words`}>
            Words that should stand there
          </label>
          <textarea
            id={`${id}-words`}
            rows={3}
            maxLength={4_000}
            value={unsent.words}
            onChange={(event) => change({ words: event.target.value })}
          />
          {unsent.words === unsent.anchor.quote ? null : (
            <div className="sug">
              <WordChanges before={unsent.anchor.quote} after={unsent.words} />
            </div>
          )}
        </>
      ) : suggests === 'nothing' ? null : (
        <FieldValue {...{ here, suggests }} value={unsent.value} onChange={(value) => change({ value })} />
      )}
      <fieldset className="thread-weight">
        <legend className="hide">How heavy</legend>
        {[false, true].map((blocking) => (
          <label key={String(blocking)}>
            <input
              type="radio"
              name={`${id}-weight`}
              checked={unsent.blocking === blocking}
              onChange={() => change({ blocking })}
            />
            {blocking ? 'Blocking' : 'Advisory'}
          </label>
        ))}
      </fieldset>
      <WritingBox
        label="Comment"
        value={unsent.body}
        people={here.people}
        send={suggests === 'nothing' ? 'Comment' : 'Suggest'}
        mayBeEmpty={suggests !== 'nothing'}
        onChange={(body) => change({ body })}
        onSend={async () => {
          const thread = threadOf(unsent);
          if (thread === null) return 'It says nothing yet.';
          let made: string | null = null;
          const sent = sendThread(here.assessmentId, thread).then((answer) => {
            if (answer.ok) made = answer.value.id;
            return answer;
          });
          const fault = await here.run(sent, 'Your comment is there for everybody.');
          if (fault === null) onDone(made);
          return fault;
        }}
        onCancel={() => onDone(null)}
      />
    </section>
  );
}

function FieldValue(props: {
  readonly here: ThreadsHere;
  readonly suggests: 'likelihood' | 'confidence' | 'horizon';
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { suggests, value, onChange } = props;
  const { scale } = settingsIn(props.here.editor.state);
  const choices =
    suggests === 'likelihood'
      ? scale.terms.map(({ id, label }) => ({ id, label: capitalised(label) }))
      : confidenceLevels.map((id) => ({ id, label: capitalised(id) }));
  return (
    <label className="thread-choice">
      <span className="field-label">{fieldWords[suggests]}</span>
      {suggests === 'horizon' ? (
        <input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Choose</option>
          {choices.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
    </label>
  );
}

/** Whether a block is a judgment or an alternative, or in one. */
function isInJudgment({ editor }: ThreadsHere, blockId: string): 'judgment' | 'alternative' | null {
  const element = editor.view.dom.querySelector(`[data-id="${CSS.escape(blockId)}"]`);
  let kind: 'judgment' | 'alternative' | null = null;
  if (element === null) return null;
  const $pos = editor.state.doc.resolve(editor.view.posAtDOM(element, 0));
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const { name } = $pos.node(depth).type;
    if (name === 'judgment' || name === 'alternative') kind = name;
  }
  return kind;
}
