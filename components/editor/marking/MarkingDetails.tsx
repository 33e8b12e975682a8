'use client';
import type { Editor } from '@tiptap/react';
import { bannerOf } from '@/lib/domain/marking/banner.ts';
import { markingSystemById, markingSystems, type MarkingSystemId } from '@/lib/domain/marking/markingSystems.ts';
import { bannerDto } from '@/lib/protocol/markingDto.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { setFields } from '../blocks/fieldEdits.ts';
import { titleOf, type PaperSettings } from '../blocks/paperSettings.ts';
import { Button } from '../../ui/Button.tsx';
import { callApi } from '../../ui/callApi.ts';
import { notify } from '../../ui/notify.tsx';
import type { PageActs } from '../palette/PageNow.ts';
import type { MarkFacts } from './markFacts.ts';
import './releasable.css';

/** The paper's marking system, its banner and where it comes from, and the views of it that may go further. */
export function MarkingDetails(props: {
  readonly assessmentId: string;
  readonly editor: Editor | null;
  readonly settings: PaperSettings;
  readonly system: MarkingSystemId;
  readonly facts: MarkFacts;
  readonly isEditable: boolean;
  readonly act: Pick<PageActs, 'raise' | 'releasable'>;
}) {
  const { editor, settings, system, facts, isEditable } = props;
  const { paper } = settings;
  const banner = bannerOf(system, facts.marks, paper.raisedTo);
  const choose = (id: string) => {
    const title = editor === null ? null : titleOf(editor.state.doc);
    const blockId: unknown = title?.node.attrs['id'];
    if (editor === null || typeof blockId !== 'string' || !editor.isEditable) return;
    const tr = setFields(editor.state, blockId, { markings: id });
    if (tr !== null) editor.view.dispatch(tr);
  };
  const undoRaise = async () => {
    const path = `/api/v1/assessments/${props.assessmentId}/banner`;
    const answer = await callApi(path, bannerDto, { method: 'DELETE', body: undefined });
    if (answer.ok)
      notify({ tone: 'ok', text: `The banner is ${answer.value.banner || 'empty'} again, as the portions make it.` });
    else notify({ tone: 'bad', text: answer.error.message });
  };
  return (
    <section aria-label="Marking" className="marking-details">
      <h3 className="label">Marking</h3>
      {isEditable ? (
        <label>
          <span>System</span>
          <select value={system} onChange={(event) => choose(event.currentTarget.value)}>
            {markingSystems.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p>{markingSystemById(system)?.title}</p>
      )}
      {system === 'none' ? (
        <p className="muted">This paper has no banner.</p>
      ) : (
        <>
          <p>
            Banner <span className="now">{banner.text}</span>
          </p>
          {banner.isRaised ? null : <p className="muted">{sourceOf(facts)}</p>}
          {paper.raisedTo === null ? null : (
            <p>
              Raised to <span className="now">{paper.raisedTo}</span> by hand
              {paper.raisedBy === null ? '' : ` by ${paper.raisedBy}`}
              {paper.raisedAt === null ? '' : `, ${dateWords(paper.raisedAt.slice(0, 10))}`}: {paper.raisedFor}
              {banner.isRaised
                ? ` The portions alone make it ${banner.computed}.`
                : ' The portions have risen to it or above.'}
            </p>
          )}
          {facts.marks.length > 0 && facts.unmarked > 0 ? (
            <p>
              {facts.unmarked === 1 ? 'One portion bears' : `${facts.unmarked} portions bear`} no mark. Alt M, or
              Portion mark in the menu of blocks, marks the one that the caret is in.
            </p>
          ) : null}
          <div className="acts">
            {isEditable && paper.raisedTo === null ? (
              <Button small onClick={props.act.raise}>
                Raise the banner…
              </Button>
            ) : null}
            {isEditable && paper.raisedTo !== null ? (
              <Button small onClick={() => void undoRaise()}>
                Undo the raise
              </Button>
            ) : null}
            {editor === null ? null : (
              <Button small onClick={props.act.releasable}>
                Releasable view…
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function sourceOf({ marks }: MarkFacts): string {
  return marks.length === 0
    ? 'No portion is marked yet: this is the system’s lowest.'
    : 'Made from the portion marks, whichever require most.';
}
