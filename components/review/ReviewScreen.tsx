'use client';
import './review.css';
import '../editor/draft.css';
import { ChevronLeft, Eye } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { StaticDocument } from '../editor/blocks/StaticDocument.tsx';
import { targetsOfDoc } from '../editor/blocks/docTargets.ts';
import { Brand } from '../ui/Brand.tsx';
import { Button } from '../ui/Button.tsx';
import { HandlingBanner } from '../ui/HandlingBanner.tsx';
import { notify } from '../ui/notify.tsx';
import { Pill } from '../ui/Pill.tsx';
import { answerLooks, kindWords, shortHash } from './answerWords.ts';
import { ChangesPlace } from './ChangesPlace.tsx';
import { pinnedJudgments } from './pinnedJudgments.ts';
import { ReviewSide } from './ReviewSide.tsx';
import { RoundStrip } from './RoundStrip.tsx';
import { StaleNote } from './StaleNote.tsx';
import { SubmitReview } from './SubmitReview.tsx';
import { usePending } from './usePending.ts';
import { useRound } from './useRound.ts';

/** Buttons that belong together; there is no element of that meaning that stands in a line. */
const group = { role: 'group' } as const;

/** What of the text is shown: all of it, what changed since one's last review, or what the draft has changed since. */
type View = 'text' | 'since' | 'draft';

/** The page of one round: the pinned text, what changed in it, who has decided, and one's own answer. */
export function ReviewScreen(props: {
  readonly assessment: { readonly id: string; readonly title: string; readonly scale: string };
  readonly meId: string;
  readonly first: RoundDetailDto;
  /** The pinned text. */
  readonly text: DocJson;
  readonly scale: Scale;
  readonly scales: readonly Scale[];
  readonly mark: string;
  readonly isTraining: boolean;
  readonly mayClose: boolean;
}) {
  const { assessment, text, scale, scales, meId } = props;
  const { round, read } = useRound(props.first);
  const pending = usePending(assessment.id, meId);
  const since = round.mine.since;
  const [view, setView] = useState<View>(since === null ? 'text' : 'since');
  const [isSubmitting, setSubmitting] = useState(false);
  const own = round.seats.find(({ userId }) => userId === meId);
  const ownVersion = own?.given?.version ?? round.version;
  const judgments = pinnedJudgments(text);
  const changed = round.draft.changed.length;
  return (
    <div className="review-page">
      {props.mark === '' && !props.isTraining ? null : (
        <HandlingBanner mark={props.mark} isTraining={props.isTraining} />
      )}
      <header className="top">
        <Link className="back" href={`/a/${assessment.id}`} aria-label="Back to the draft">
          <ChevronLeft className="i" />
        </Link>
        <Brand />
        <span className="muted slash" aria-hidden="true">
          /
        </span>
        <h1 className="cut" dir="auto">
          {assessment.title}
        </h1>
        <Pill tone="info" className="where" icon={<Eye className="i" />}>
          {kindWords[round.kind]} · round {round.number}
        </Pill>
        <span className="push" />
        {round.mine.mayAnswer ? (
          <Button look="primary" onClick={() => setSubmitting(true)}>
            Submit review
          </Button>
        ) : null}
      </header>
      <RoundStrip round={round} meId={meId} />
      <StaleNote
        round={round}
        meId={meId}
        labels={new Map(judgments.map(({ id, label }) => [id, label]))}
        onShow={() => setView('draft')}
        onChanged={read}
      />
      <div className="review-main">
        <main className="review-desk" id="main" tabIndex={-1}>
          <div className="views">
            <span className="seg" {...group} aria-label="Show">
              {since === null ? null : (
                <button
                  type="button"
                  className={view === 'since' ? 'on' : ''}
                  aria-pressed={view === 'since'}
                  onClick={() => setView('since')}
                >
                  Since my review of round {since.round}
                </button>
              )}
              <button
                type="button"
                className={view === 'text' ? 'on' : ''}
                aria-pressed={view === 'text'}
                onClick={() => setView('text')}
              >
                Whole text
              </button>
              {changed === 0 ? null : (
                <button
                  type="button"
                  className={view === 'draft' ? 'on' : ''}
                  aria-pressed={view === 'draft'}
                  onClick={() => setView('draft')}
                >
                  Changed in the draft since ({changed})
                </button>
              )}
            </span>
            <Link className="btn quiet small" href={`/a/${assessment.id}`}>
              Live draft
            </Link>
          </div>
          {view === 'since' && since !== null ? (
            <ChangesPlace
              assessmentId={assessment.id}
              from={since.version}
              to={round.version}
              title={`What changed since you reviewed round ${since.round}`}
              scales={scales}
            />
          ) : view === 'draft' ? (
            <ChangesPlace
              key={round.draft.contentHash}
              assessmentId={assessment.id}
              from={ownVersion}
              to={null}
              title="What the draft has changed since"
              scales={scales}
            />
          ) : (
            <article className="paper" aria-label={`The text pinned as ${shortHash(round.contentHash)}`}>
              <StaticDocument
                doc={text}
                targets={targetsOfDoc(text)}
                choice={{ scales, fallbackId: assessment.scale }}
                assessmentId={assessment.id}
                mayWrite={false}
              />
            </article>
          )}
        </main>
        <ReviewSide
          round={round}
          meId={meId}
          judgments={judgments}
          scale={scale}
          text={text}
          pending={pending}
          mayClose={props.mayClose}
          onChanged={read}
        />
      </div>
      {isSubmitting ? (
        <SubmitReview
          round={round}
          judgments={judgments}
          scale={scale}
          pending={pending.threads.length}
          onClose={() => setSubmitting(false)}
          onDone={(after) => {
            setSubmitting(false);
            const given = after.seats.find(({ userId }) => userId === meId)?.given?.answer;
            notify({ tone: 'ok', text: `Submitted${given === undefined ? '' : `: ${answerLooks[given].word}`}.` });
            void read();
            void pending.read();
          }}
        />
      ) : null}
    </div>
  );
}
