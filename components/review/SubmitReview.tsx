'use client';
import { useState } from 'react';
import { answersOf, isApproval, needsDissent, type Answer } from '@/lib/domain/review/answers.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { RoundDetailDto, RoundDto } from '@/lib/protocol/roundsDto.ts';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { answerLooks, kindWords } from './answerWords.ts';
import { DissentFields, type DraftDissent } from './DissentFields.tsx';
import { WeightPill } from './PendingCard.tsx';
import type { PinnedJudgment } from './pinnedJudgments.ts';
import { answerRound } from './roundsClient.ts';

/** One's answer to a round: it is given once. */
export function SubmitReview(props: {
  readonly round: RoundDetailDto;
  readonly judgments: readonly PinnedJudgment[];
  readonly scale: Scale;
  /** Comments that only the reviewer sees until now. */
  readonly pending: readonly ThreadDto[];
  readonly nameOf: (blockId: string) => string;
  /** What changed since their last review, and what of it they have not read; null: they have given none. */
  readonly changes: { readonly all: number; readonly unread: number } | null;
  readonly onClose: () => void;
  readonly onDone: (round: RoundDto) => void;
}) {
  const { round, judgments, changes } = props;
  const unread = changes?.unread ?? 0;
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [summary, setSummary] = useState('');
  const [dissents, setDissents] = useState<readonly DraftDissent[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const first = judgments[0]?.id;
  const isBarred = (each: Answer): boolean => round.mine.isBarred && isApproval(each);
  const isImpossible = (each: Answer): boolean => isBarred(each) || (needsDissent(each) && first === undefined);
  const choose = (each: Answer) => {
    setAnswer(each);
    if (needsDissent(each) && dissents.length === 0 && first !== undefined)
      setDissents([{ judgmentId: first, likelihood: '', reason: '' }]);
  };
  const submit = async () => {
    if (isBusy) return;
    if (answer === null) return setFault('Choose one of the answers.');
    if (isApproval(answer) && unread > 0) return setFault(readWords(changes));
    setBusy(true);
    const given = await answerRound(round.id, {
      answer,
      contentHash: round.mine.text.contentHash,
      summary,
      dissents: needsDissent(answer)
        ? dissents.map((each) => ({ ...each, likelihood: each.likelihood === '' ? null : each.likelihood }))
        : [],
    });
    setBusy(false);
    if (given.ok) props.onDone(given.value);
    else setFault(given.error.message);
  };
  return (
    <Dialog
      open
      width={520}
      onOpenChange={props.onClose}
      title={`Submit your ${kindWords[round.kind].toLowerCase()} of round ${round.number}`}
      description={pendingWords(props.pending.length)}
    >
      <Form onSubmit={submit} fault={fault}>
        {props.pending.length === 0 ? null : (
          <ul className="pending-list" aria-label="Pending comments">
            {props.pending.map(({ id, anchor, blocking, comments }) => (
              <li key={id}>
                <span className="id cut">{props.nameOf(anchor.blockId)}</span>
                <span className="cut">{comments[0]?.body}</span>
                <span className="push" />
                <WeightPill isBlocking={blocking} />
              </li>
            ))}
          </ul>
        )}
        <Field label="Summary for the authors">
          {(control) => (
            <textarea
              {...control}
              dir="auto"
              rows={2}
              maxLength={4000}
              value={summary}
              onChange={(event) => setSummary(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
              }}
            />
          )}
        </Field>
        <fieldset className="answers">
          <legend className="hide">Answer</legend>
          {answersOf(round.kind).map((each) => {
            const { icon: Icon, word, means } = answerLooks[each];
            return (
              <label key={each} className={answer === each ? 'answer on' : 'answer'}>
                <input
                  type="radio"
                  name="answer"
                  value={each}
                  checked={answer === each}
                  disabled={isImpossible(each)}
                  aria-label={word}
                  aria-describedby={`means-${each}`}
                  onChange={() => choose(each)}
                />
                <b>
                  <Icon className="i s" />
                  {word}
                </b>
                <small id={`means-${each}`}>
                  {isBarred(each)
                    ? 'You have contributed to this text: somebody else must approve it.'
                    : isImpossible(each)
                      ? 'The text has no judgment to dissent from.'
                      : means}
                </small>
              </label>
            );
          })}
        </fieldset>
        {answer !== null && needsDissent(answer) ? (
          <DissentFields judgments={judgments} scale={props.scale} value={dissents} onChange={setDissents} />
        ) : null}
        <p className="hint">
          {changes === null || changes.all === 0 ? '' : `${readWords(changes)} `}
          {answer !== null && isApproval(answer) && props.pending.some(({ blocking }) => blocking)
            ? 'Your blocking comments become advisory with it. '
            : ''}
          Your answer is given once, and is for exactly the text{' '}
          {round.mine.text.contentHash === round.contentHash
            ? 'that this round has pinned.'
            : 'that you moved your review to.'}
        </p>
        <DialogActs onCancel={props.onClose} busy={isBusy} busyWords="Submitting…">
          {answer === null ? 'Submit review' : answerLooks[answer].word}
        </DialogActs>
      </Form>
    </Dialog>
  );
}

/** "You have read 9 of 12 changes; approving asks for all 12." */
function readWords(changes: { readonly all: number; readonly unread: number } | null): string {
  if (changes === null) return '';
  const { all, unread } = changes;
  const read = `You have read ${all - unread} of ${all === 1 ? '1 change' : `${all} changes`}`;
  return unread === 0 ? `${read}.` : `${read}; approving asks for ${all === 1 ? 'it' : `all ${all}`}.`;
}

function pendingWords(pending: number): string {
  if (pending === 0) return 'You have no pending comments.';
  return pending === 1
    ? '1 pending comment is sent with it; until then only you see it.'
    : `${pending} pending comments are sent with it; until then only you see them.`;
}
