'use client';
import type { Editor } from '@tiptap/react';
import { z } from 'zod';
import type { WaiverDto } from '@/lib/protocol/checksDto.ts';
import { Ago } from '../../ui/Ago.tsx';
import { Button } from '../../ui/Button.tsx';
import { callApi } from '../../ui/callApi.ts';
import { notify } from '../../ui/notify.tsx';
import { speak } from '../shell/speak.tsx';
import type { ChecksPanelProps } from './checksPanelProps.ts';
import type { BoardSnapshot } from './FindingBoard.ts';
import { placesOf } from './findingPlaces.ts';
import { checkNamed, labelOf } from './findingWords.ts';
import { goToFinding } from './goToFinding.ts';
import { renewRecord } from './useBoard.ts';

const titleOfWaiver = ({ checkId }: WaiverDto) => checkNamed(checkId)?.title ?? checkId;

/** What people have set aside, who, when and why; and what was taken back. */
export function WaivedList(
  props: Omit<ChecksPanelProps, 'editor'> & { readonly editor: Editor; readonly board: BoardSnapshot },
) {
  const { editor, board, isEditable } = props;
  const places = placesOf(
    editor.state,
    board.waived.flatMap(({ finding }) => finding ?? []),
  );
  /** With the number of its block, as in the list of what stands open. */
  const nameOf = ({ waiver, finding }: BoardSnapshot['waived'][number]) => {
    const place = finding === null ? undefined : places.get(finding);
    const label = labelOf(editor.state, place?.topId ?? null);
    return label === '' ? titleOfWaiver(waiver) : `${label} · ${titleOfWaiver(waiver)}`;
  };
  const undone = board.record.filter(({ undoneAt }) => undoneAt !== null);
  const takeBack = async ({ fingerprint }: WaiverDto) => {
    const path = `/api/v1/assessments/${encodeURIComponent(props.assessmentId)}/waivers`;
    const answer = await callApi(path, z.null(), { method: 'DELETE', body: { fingerprint } });
    if (!answer.ok) return notify({ tone: 'bad', text: answer.error.message });
    // The button goes with its line.
    document.querySelector<HTMLElement>('[data-checks]')?.focus();
    await renewRecord(editor, props.assessmentId);
    speak('Taken back. The finding is open again.');
  };
  return (
    <>
      {board.waived.length > 0 ? null : <p>Nothing is waived.</p>}
      {board.waived.length === 0 ? null : (
        <ul>
          {board.waived.map(({ waiver, finding }) => (
            <li key={waiver.fingerprint} className="lint-item">
              <div className="lint-head">
                {finding === null || finding.blockId === null ? (
                  <b>{nameOf({ waiver, finding })}</b>
                ) : (
                  <button
                    type="button"
                    className="lint-go"
                    onClick={() => {
                      props.onShow();
                      goToFinding(editor.view, finding);
                    }}
                  >
                    {nameOf({ waiver, finding })}
                  </button>
                )}
              </div>
              {finding === null ? <p className="xs muted">The draft no longer says this.</p> : null}
              {finding === null || finding.quote === '' ? null : <p className="lint-quote">{finding.quote}</p>}
              <p>“{waiver.reason}”</p>
              <p className="xs muted">
                Waived by {waiver.by}, <Ago time={waiver.at} now={waiver.at} inSentence />. Check {waiver.checkId}.
              </p>
              {isEditable ? (
                <div className="acts">
                  <Button small onClick={() => void takeBack(waiver)}>
                    Take back<span className="hide"> the waiver of {nameOf({ waiver, finding })}</span>
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {undone.length === 0 ? null : (
        <details>
          <summary>Taken back {undone.length}</summary>
          <ul>
            {undone.map((waiver) => (
              <li key={`${waiver.fingerprint} ${waiver.at}`} className="lint-item">
                <b>{titleOfWaiver(waiver)}</b>
                <p>“{waiver.reason}”</p>
                <p className="xs muted">
                  Waived by {waiver.by}, <Ago time={waiver.at} now={waiver.at} inSentence />; taken back by{' '}
                  {waiver.undoneBy ?? 'somebody'}
                  {waiver.undoneAt === null ? null : (
                    <>
                      , <Ago time={waiver.undoneAt} now={waiver.undoneAt} inSentence />
                    </>
                  )}
                  .
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
