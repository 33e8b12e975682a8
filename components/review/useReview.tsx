'use client';
import './review.css';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { mayOnAssessment, tokenScopes, type AssessmentRole } from '@/lib/domain/policy.ts';
import { notify } from '../ui/notify.tsx';
import { RequestReview, type SectionChoice } from './RequestReview.tsx';
import { RoundBanner } from './RoundBanner.tsx';
import { useRounds, type NewsSource } from './useRounds.ts';

/** What the editor's page has of review: the banner over the paper, the dialog that asks, and how it is opened. */
export function useReview(props: {
  readonly assessmentId: string;
  readonly isArchived: boolean;
  readonly role: AssessmentRole;
  readonly meId: string;
  readonly news: NewsSource | null;
  readonly sections: readonly SectionChoice[];
  readonly scales: readonly Scale[];
}): {
  readonly banner: ReactNode;
  readonly dialog: ReactNode;
  /** Null where one may not ask. */
  readonly onRequest: (() => void) | null;
} {
  const { assessmentId, role } = props;
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const may = (action: 'rounds.read' | 'rounds.request') =>
    mayOnAssessment({ scopes: tokenScopes }, role, action, props.isArchived ? 'archived' : 'draft');
  const { rounds, read } = useRounds(assessmentId, props.news, may('rounds.read'));
  const running = rounds.filter(({ state }) => state !== 'closed');
  return {
    banner: running.map((round) => (
      <RoundBanner key={round.id} round={round} assessmentId={assessmentId} meId={props.meId} />
    )),
    dialog: isAsking ? (
      <RequestReview
        assessmentId={assessmentId}
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
