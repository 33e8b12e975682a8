'use client';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DiffView } from '../versions/DiffView.tsx';
import { useDiff } from '../versions/useDiff.ts';

/** What differs from one version to another (null: the draft), or why it cannot be said. */
export function ChangesPlace(props: {
  readonly assessmentId: string;
  readonly from: number;
  readonly to: number | null;
  readonly title: string;
  readonly scales: readonly Scale[];
}) {
  const diff = useDiff(props.assessmentId, { from: props.from, to: props.to }, 0);
  if (diff.state === 'failed')
    return (
      <EmptyState title="The changes could not be read" urgent>
        <p>{diff.message}</p>
      </EmptyState>
    );
  if (diff.state === 'loading') return <output className="muted wait">Comparing…</output>;
  return <DiffView diff={diff.diff} scales={props.scales} title={props.title} />;
}
