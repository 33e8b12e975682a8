'use client';
import './review.css';
import { useRouter } from 'next/navigation';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { mayOnAssessment, tokenScopes, type AssessmentRole } from '@/lib/domain/policy.ts';
import { useDissents } from '../editor/dissents/useDissents.ts';
import { speak } from '../editor/shell/speak.tsx';
import { notify } from '../ui/notify.tsx';
import { RequestReview, type SectionChoice } from './RequestReview.tsx';
import { RoundBanner } from './RoundBanner.tsx';
import { staleSentence } from './staleSentence.ts';
import { useRounds, type NewsSource, type RoundHere } from './useRounds.ts';

/** What the editor's page has of review: the banner over the paper, the dialog that asks, and how it is opened. */
export function useReview(props: {
  readonly assessmentId: string;
  readonly isArchived: boolean;
  readonly role: AssessmentRole;
  readonly meId: string;
  readonly news: NewsSource | null;
  readonly sections: readonly SectionChoice[];
  readonly scales: readonly Scale[];
  readonly editor: Editor | null;
  /** Goes to a block of the draft. */
  readonly onJump: (blockId: string) => void;
  /** Opens the dialog in which others are given access. */
  readonly onShare: () => void;
}): {
  /** Whether an approval of a running round does not hold any more. */
  readonly isStale: boolean;
  readonly banner: ReactNode;
  readonly dialog: ReactNode;
  /** Null where one may not ask. */
  readonly onRequest: (() => void) | null;
} {
  const { assessmentId, role } = props;
  const router = useRouter();
  const refresh = useCallback(() => router.refresh(), [router]);
  const [isAsking, setAsking] = useState(false);
  const may = (action: 'rounds.read' | 'rounds.request') =>
    mayOnAssessment({ scopes: tokenScopes }, role, action, props.isArchived ? 'archived' : 'draft');
  const { rounds, read } = useRounds(assessmentId, props.news, may('rounds.read'));
  const running = useMemo(() => (rounds ?? []).filter(({ state }) => state !== 'closed'), [rounds]);
  useDissents(
    props.editor,
    useMemo(() => running.flatMap(({ dissents }) => dissents), [running]),
  );
  useNewState(rounds === null ? null : running, refresh);
  useSpokenStaleness(running);
  return {
    isStale: running.some(({ stale }) => stale.length > 0),
    banner: running.map((round) => (
      <RoundBanner key={round.id} round={round} assessmentId={assessmentId} meId={props.meId} onJump={props.onJump} />
    )),
    dialog: isAsking ? (
      <RequestReview
        assessmentId={assessmentId}
        meId={props.meId}
        onShare={() => {
          setAsking(false);
          props.onShare();
        }}
        sections={props.sections}
        scales={props.scales}
        onClose={() => setAsking(false)}
        onAsked={(round) => {
          setAsking(false);
          void read();
          router.refresh();
          notify({ tone: 'ok', text: `Round ${round.number} has begun. The reviewers are told.` });
        }}
      />
    ) : null,
    onRequest: may('rounds.request') ? () => setAsking(true) : null,
  };
}

/** Calls `changed` when a running round came, went or was settled: then the assessment stands elsewhere. Null: not known yet. */
function useNewState(running: readonly RoundHere[] | null, changed: () => void): void {
  const states = running === null ? null : running.map(({ id, state }) => `${id} ${state}`).join();
  const known = useRef<string | null>(null);
  useEffect(() => {
    // The first answer is no news: the page was made with it.
    if (known.current !== null && states !== null && known.current !== states) changed();
    known.current = states;
  }, [states, changed]);
}

/** Says to who listens when an approval goes stale, once. */
function useSpokenStaleness(running: readonly RoundHere[]): void {
  const said = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const now = new Map(
      running.flatMap((round) =>
        round.stale.map((stale) => [`${round.id} ${stale.userId}`, staleSentence(round, stale)] as const),
      ),
    );
    for (const [key, sentence] of now) if (!said.current.has(key)) speak(sentence);
    said.current = new Set(now.keys());
  }, [running]);
}
