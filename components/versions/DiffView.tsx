'use client';
import './versions.css';
import { ChevronDown, ChevronsUpDown, ChevronUp } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { DiffDto } from '@/lib/protocol/versionDto.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DiffCard } from './DiffCard.tsx';
import { diffGroups, type DiffGroup } from './diffGroups.ts';
import { diffReading } from './fieldWords.ts';
import { JudgmentChanges } from './JudgmentChanges.tsx';
import { useChangeSteps } from './useChangeSteps.ts';

/**
 * What differs between two versions of a paper: what became of the judgments, then every changed block in its section, with J
 * and K from one to the next. Blocks that did not change are folded away.
 */
export function DiffView(props: {
  readonly diff: DiffDto;
  readonly scales: readonly Scale[];
  /** What is compared, as a heading. */
  readonly title: ReactNode;
  /** Beside the steps. */
  readonly tools?: ReactNode;
}) {
  const { diff, scales } = props;
  const groups = useMemo(() => diffGroups(diff.blocks), [diff]);
  const reading = useMemo(() => diffReading(diff, scales), [diff, scales]);
  const changed = useMemo(() => groups.filter(({ change }) => change !== 'unchanged'), [groups]);
  const steps = useChangeSteps(useMemo(() => changed.map(({ id }) => id), [changed]));
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const count = changed.length;
  return (
    <div className="diff">
      <div className="diff-tools">
        <button
          type="button"
          className="square"
          aria-label="Previous change (K)"
          disabled={count === 0}
          onClick={() => steps.step(-1)}
        >
          <ChevronUp className="i" />
        </button>
        <output className="num">
          {steps.position === 0 ? countWords(count) : `${steps.position} of ${countWords(count)}`}
        </output>
        <button
          type="button"
          className="square"
          aria-label="Next change (J)"
          disabled={count === 0}
          onClick={() => steps.step(1)}
        >
          <ChevronDown className="i" />
        </button>
        {props.tools}
      </div>
      <article className="diff-paper">
        <h2>{props.title}</h2>
        {count === 0 ? (
          <EmptyState title="Nothing differs" level={3}>
            <p>Both hold the same words, fields and links.</p>
          </EmptyState>
        ) : (
          <>
            <JudgmentChanges judgments={diff.judgments} reading={reading} onShow={steps.show} />
            {runsOf(groups).map((run) =>
              run.isFolded && !shown.has(run.key) ? (
                <div key={run.key} className="same">
                  <ChevronsUpDown className="i s" />
                  {run.groups.length === 1 ? '1 block is' : `${run.groups.length} blocks are`} as before
                  <Button small look="quiet" onClick={() => setShown(new Set([...shown, run.key]))}>
                    Show
                  </Button>
                </div>
              ) : (
                run.groups.map((group) => (
                  <DiffCard
                    key={group.id}
                    group={group}
                    reading={reading}
                    likelihood={diff.likelihoods[group.id] ?? noLikelihoods}
                    isCurrent={steps.current === group.id}
                    onElement={(card) => {
                      if (card === null) steps.cards.current.delete(group.id);
                      else steps.cards.current.set(group.id, card);
                    }}
                  />
                ))
              ),
            )}
          </>
        )}
      </article>
    </div>
  );
}

const noLikelihoods = { from: null, to: null } as const;
const countWords = (count: number): string => (count === 1 ? '1 change' : `${count.toLocaleString('en')} changes`);

type DiffRun = { readonly key: string; readonly isFolded: boolean; readonly groups: readonly DiffGroup[] };

/** Changed blocks one by one; those between them that did not change together. The heading of a section with changes stays. */
function runsOf(groups: readonly DiffGroup[]): readonly DiffRun[] {
  const touched = new Set(groups.filter(({ change }) => change !== 'unchanged').map(({ section }) => section));
  const runs: { key: string; isFolded: boolean; groups: DiffGroup[] }[] = [];
  for (const group of groups) {
    if (group.type === 'section' && group.change === 'unchanged') continue;
    const isHeading = group.type === 'sectionHeading' && touched.has(group.section);
    const isFolded = group.change === 'unchanged' && !isHeading;
    const last = runs.at(-1);
    if (isFolded && last?.isFolded === true) last.groups.push(group);
    else runs.push({ key: group.id, isFolded, groups: [group] });
  }
  return runs;
}
