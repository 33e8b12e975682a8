'use client';
import type { ReactNode } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useDiff, type DiffState } from '../versions/useDiff.ts';
import { shortHash } from './answerWords.ts';
import { ChangesDesk } from './ChangesDesk.tsx';
import { PaperText } from './PaperText.tsx';
import type { ReviewMode, ReviewView } from './reviewModes.ts';
import type { ReadMarks } from './useReads.ts';

export type ReviewDeskProps = {
  readonly round: RoundDetailDto;
  /** The text that one's answer is for. */
  readonly text: DocJson;
  readonly assessment: { readonly id: string; readonly scale: string };
  readonly scales: readonly Scale[];
  readonly views: readonly ReviewView[];
  readonly view: ReviewView;
  readonly onView: (mode: ReviewMode) => void;
  /** What changed since one's last review, where that is read already. */
  readonly since: DiffState | null;
  readonly marks: ReadMarks;
  readonly below: ReadonlyMap<string, ReactNode>;
  readonly onDesk: (desk: HTMLElement | null) => void;
  readonly onComment: (blockId: string) => void;
};

/** The middle of a round's page: what changed, or the whole text. */
export function ReviewDesk(props: ReviewDeskProps) {
  const { round, view, assessment, scales, onDesk } = props;
  const choice = (
    <label className="with">
      <span className="muted">Show</span>{' '}
      <select value={view.mode} onChange={({ currentTarget: { value } }) => props.onView(value as ReviewMode)}>
        {props.views.map(({ mode, label }) => (
          <option key={mode} value={mode}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  if (view.compared === null) {
    return (
      <>
        <nav className="change-list" aria-label="Changed blocks">
          <h2 className="label">No changes to step through</h2>
          <p className="xs muted">
            {round.mine.since === null && round.mine.mayAnswer
              ? 'You have not reviewed this before: the whole text is new to you.'
              : 'Choose above what to compare this text with.'}
          </p>
        </nav>
        <main className="review-desk" id="main" tabIndex={-1} ref={onDesk}>
          <div className="diff-tools">{choice}</div>
          <PaperText
            text={props.text}
            label={`The text pinned as ${shortHash(round.mine.text.contentHash)}`}
            assessmentId={assessment.id}
            choice={{ scales, fallbackId: assessment.scale }}
            below={props.below}
          />
        </main>
      </>
    );
  }
  return <Compared {...props} choice={choice} view={{ ...view, compared: view.compared }} />;
}

function Compared(
  props: ReviewDeskProps & {
    readonly choice: ReactNode;
    readonly view: ReviewView & { readonly compared: NonNullable<ReviewView['compared']> };
  },
) {
  const { view, since, round, onDesk } = props;
  const isSince = view.mode === 'since' && since !== null;
  // The live draft is compared anew when it is another one.
  const turn = view.compared.to === null ? Number.parseInt(round.draft.contentHash.slice(0, 8), 16) : 0;
  const read = useDiff(props.assessment.id, isSince ? null : view.compared, turn);
  const diff = isSince ? since : read;
  if (diff.state === 'here')
    return <ChangesDesk key={`${diff.diff.sha256.from} ${diff.diff.sha256.to}`} {...props} diff={diff.diff} />;
  return (
    <>
      <nav className="change-list" aria-label="Changed blocks" />
      <main className="review-desk" id="main" tabIndex={-1} ref={onDesk}>
        <div className="diff-tools">{props.choice}</div>
        {diff.state === 'failed' ? (
          <EmptyState title="The changes could not be read" urgent>
            <p>{diff.message}</p>
          </EmptyState>
        ) : (
          <output className="muted wait">Comparing…</output>
        )}
      </main>
    </>
  );
}
