'use client';
import './review.css';
import '../editor/draft.css';
import '../versions/versions.css';
import { ChevronLeft, Eye } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import { labelsOf } from '@/lib/document/labels.ts';
import { outlineOf } from '@/lib/document/outline.ts';
import { unreadOf } from '@/lib/domain/review/readChanges.ts';
import type { Anchor } from '@/lib/domain/threads/anchor.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { Brand } from '../ui/Brand.tsx';
import { Button } from '../ui/Button.tsx';
import { HandlingBanner } from '../ui/HandlingBanner.tsx';
import { notify } from '../ui/notify.tsx';
import { Pill } from '../ui/Pill.tsx';
import { useDiff } from '../versions/useDiff.ts';
import { useSingleKeys } from '../versions/useSingleKeys.ts';
import { answerLooks, kindWords } from './answerWords.ts';
import { dissentsBelow } from './dissentsBelow.tsx';
import { LatestDialog } from './LatestDialog.tsx';
import type { CommentPlace } from './PendingForm.tsx';
import { pinnedJudgments } from './pinnedJudgments.ts';
import { RequestReview } from './RequestReview.tsx';
import { ReviewDesk } from './ReviewDesk.tsx';
import { reviewViews, type ReviewMode } from './reviewModes.ts';
import { ReviewSide } from './ReviewSide.tsx';
import { RoundStrip } from './RoundStrip.tsx';
import { SelectionButton } from './SelectionButton.tsx';
import { StaleNote } from './StaleNote.tsx';
import { stepComments } from './stepComments.ts';
import { SubmitReview } from './SubmitReview.tsx';
import { changesToRead } from './toRead.ts';
import { useQuoteMarks } from './useQuoteMarks.ts';
import { useReads } from './useReads.ts';
import { useReviewThreads } from './useReviewThreads.ts';
import { useRound } from './useRound.ts';

/** What is open over the page. */
type Layer = 'submit' | 'move' | 'confirm' | 'ask' | null;

/** The page of one round: what changed in the text, who has decided, one's comments, and one's own answer. */
export function ReviewScreen(props: {
  readonly assessment: { readonly id: string; readonly title: string; readonly scale: string };
  readonly meId: string;
  readonly first: RoundDetailDto;
  /** The text that one's answer is for: the pinned one, or the later one that one's review was moved to. */
  readonly text: DocJson;
  readonly scale: Scale;
  readonly scales: readonly Scale[];
  readonly mark: string;
  readonly isTraining: boolean;
  readonly mayClose: boolean;
}) {
  const { assessment, text, scale, scales, meId } = props;
  const router = useRouter();
  const threads = useReviewThreads(assessment.id, meId);
  const { round, read } = useRound(props.first, (word) => {
    if (word === 'threads' || word === null) void threads.read();
  });
  const { since } = round.mine;
  const own = round.seats.find(({ userId }) => userId === meId);
  const views = reviewViews(round, own?.given?.version ?? round.mine.text.version);
  const [mode, setMode] = useState<ReviewMode>(since === null ? 'whole' : 'since');
  const view = views.find((each) => each.mode === mode) ?? views.at(-1);
  const [layer, setLayer] = useState<Layer>(null);
  const [at, setAt] = useState<CommentPlace | null>(null);
  const [desk, onDesk] = useState<HTMLElement | null>(null);
  const marks = useReads(round);
  const sinceDiff = useDiff(
    assessment.id,
    since === null ? null : { from: since.version, to: round.mine.text.version },
    0,
  );
  const toRead = useMemo(() => (sinceDiff.state === 'here' ? changesToRead(sinceDiff.diff) : []), [sinceDiff]);
  const judgments = useMemo(() => pinnedJudgments(text), [text]);
  const places = useMemo(() => outlineOf(text).filter(({ id }) => id !== null), [text]);
  const labels = useMemo(() => labelsOf(text), [text]);
  const nameOf = useNames(text, labels);
  const { mayAnswer } = round.mine;
  const comment = useCallback((anchor: Anchor) => setAt((before) => ({ anchor, turn: (before?.turn ?? 0) + 1 })), []);
  const onBlock = (blockId: string) => {
    if (mayAnswer) comment({ blockId, quote: '', prefix: '', suffix: '' });
  };
  useQuoteMarks(desk, threads.pending, `${mode} ${sinceDiff.state}`);
  useSingleKeys({ n: () => stepComments(1), 'shift+n': () => stepComments(-1) });
  if (view === undefined) throw new Error('a round has nothing to look at');
  const below = dissentsBelow({ dissents: round.dissents, judgments, scale, meId, onChanged: () => void read() });
  const show = (blockId: string) => {
    const block = desk?.querySelector<HTMLElement>(`[data-id="${CSS.escape(blockId)}"]`);
    block?.scrollIntoView({ block: 'center' });
  };
  const done = (said: string) => {
    setLayer(null);
    notify({ tone: 'ok', text: said });
    void read();
    router.refresh();
  };
  return (
    <div className="review-page">
      {props.mark === '' && !props.isTraining ? null : (
        <HandlingBanner mark={props.mark} isTraining={props.isTraining} />
      )}
      <header className="top">
        <Link className="back" prefetch={false} href={`/a/${assessment.id}`} aria-label="Back to the draft">
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
        <Link className="btn quiet" prefetch={false} href={`/a/${assessment.id}`}>
          Live draft
        </Link>
        {mayAnswer ? (
          <Button look="primary" onClick={() => setLayer('submit')}>
            Submit review
          </Button>
        ) : null}
      </header>
      <RoundStrip round={round} meId={meId} />
      <StaleNote
        round={round}
        meId={meId}
        onShow={() => setMode('draft')}
        onLatest={setLayer}
        onAsk={props.mayClose ? () => setLayer('ask') : null}
      />
      <div className="review-main">
        <ReviewDesk
          {...{ round, text, assessment, scales, views, view, marks, below, onDesk }}
          onView={setMode}
          since={since === null ? null : sinceDiff}
          onComment={onBlock}
        />
        <ReviewSide
          round={round}
          meId={meId}
          places={places}
          nameOf={nameOf}
          threads={threads}
          at={at}
          onPlace={(anchor) => (anchor === null ? setAt(null) : comment(anchor))}
          onShow={show}
          mayClose={props.mayClose}
          onChanged={read}
        />
      </div>
      {mayAnswer ? <SelectionButton desk={desk} onComment={comment} /> : null}
      {layer === 'submit' ? (
        <SubmitReview
          round={round}
          judgments={judgments}
          scale={scale}
          pending={threads.pending}
          nameOf={nameOf}
          changes={since === null ? null : { all: toRead.length, unread: unreadOf(toRead, marks.reads).length }}
          onClose={() => setLayer(null)}
          onDone={(after) => {
            const given = after.seats.find(({ userId }) => userId === meId)?.given?.answer;
            done(`Submitted${given === undefined ? '' : `: ${answerLooks[given].word}`}.`);
            void threads.read();
          }}
        />
      ) : null}
      {layer === 'move' || layer === 'confirm' ? (
        <LatestDialog
          what={layer}
          round={round}
          from={own?.given?.version ?? round.mine.text.version}
          scales={scales}
          onClose={() => setLayer(null)}
          onDone={() => done(layer === 'move' ? 'Your review is of this text now.' : 'Your approval is confirmed.')}
        />
      ) : null}
      {layer === 'ask' ? (
        <RequestReview
          assessmentId={assessment.id}
          meId={meId}
          onShare={null}
          sections={places.flatMap(({ kind, id, text: name }) =>
            kind === 'section' && id !== null ? [{ id, name }] : [],
          )}
          scales={scales}
          onClose={() => setLayer(null)}
          onAsked={(next) => {
            notify({ tone: 'ok', text: `Round ${next.number} has begun. The reviewers are told.` });
            router.push(`/a/${assessment.id}/review/${next.id}`);
          }}
        />
      ) : null}
    </div>
  );
}

/** What blocks of a text are called: their number, else their first words; parts of a block by its number. */
function useNames(text: DocJson, labels: ReadonlyMap<string, string>): (blockId: string) => string {
  const names = useMemo(() => {
    const known = new Map<string, string>();
    const visit = (nodes: DocJson['content'], within: string): void => {
      for (const { attrs, content } of nodes) {
        const id = typeof attrs?.['id'] === 'string' ? attrs['id'] : null;
        const name = (id === null ? undefined : labels.get(id)) ?? within;
        if (id !== null && name !== '') known.set(id, name);
        visit(content ?? [], name);
      }
    };
    visit(text.content, '');
    for (const { id, label, text: words } of outlineOf(text)) {
      if (id !== null && label === '') known.set(id, words);
    }
    return known;
  }, [text, labels]);
  return (blockId) => names.get(blockId) ?? 'A paragraph';
}
