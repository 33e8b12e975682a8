'use client';
import { ChevronsUpDown } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useDeviceSetting } from '../editor/shell/useDeviceSetting.ts';
import { changedByWords } from './changedByWords.ts';
import { DiffCard } from './DiffCard.tsx';
import { DiffSummary } from './DiffSummary.tsx';
import type { DiffGroup } from '@/lib/document/diff/diffGroups.ts';
import { JudgmentChanges } from './JudgmentChanges.tsx';
import type { DiffPage } from './useDiffPage.ts';

/** The paper of a diff: what became of the judgments, then every changed block in its section; what did not change is folded. */
export function DiffPaper(props: {
  readonly page: DiffPage;
  readonly title: ReactNode;
  /** What stands below a block, by its id; blocks with something below them are never folded away. */
  readonly below?: ReadonlyMap<string, ReactNode>;
}) {
  const { groups, changed, diff, reading, steps } = props.page;
  const { below = nothingBelow } = props;
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [layout] = useDeviceSetting('diff-sides', 'on');
  const cards =
    changed.length === 0 && below.size === 0 ? (
      <EmptyState title="Nothing differs" level={3}>
        <p>Both hold the same words, fields and links.</p>
      </EmptyState>
    ) : (
      <>
        {changed.length === 0 ? null : <DiffSummary page={props.page} />}
        <JudgmentChanges judgments={diff.judgments} reading={reading} onShow={steps.show} />
        {runsOf(groups, below).map((run) =>
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
              <Fragment key={group.id}>
                <DiffCard
                  group={group}
                  reading={reading}
                  likelihood={diff.likelihoods[group.id] ?? noLikelihoods}
                  isCurrent={steps.current === group.id}
                  by={changedByWords(group, diff)}
                  areSidesShown={layout === 'on'}
                  onElement={(card) => {
                    if (card === null) steps.cards.current.delete(group.id);
                    else steps.cards.current.set(group.id, card);
                  }}
                />
                {below.get(group.id)}
              </Fragment>
            ))
          ),
        )}
      </>
    );
  return (
    <article className="diff-paper">
      <h2>{props.title}</h2>
      {cards}
    </article>
  );
}

const noLikelihoods = { from: null, to: null } as const;
const nothingBelow: ReadonlyMap<string, ReactNode> = new Map();

type DiffRun = { readonly key: string; readonly isFolded: boolean; readonly groups: readonly DiffGroup[] };

/** Changed blocks one by one; those between them that did not change together. The heading of a section with changes stays. */
function runsOf(groups: readonly DiffGroup[], below: ReadonlyMap<string, ReactNode>): readonly DiffRun[] {
  const isShown = ({ change, id }: DiffGroup): boolean => change !== 'unchanged' || below.has(id);
  const touched = new Set(groups.filter(isShown).map(({ section }) => section));
  const runs: { key: string; isFolded: boolean; groups: DiffGroup[] }[] = [];
  for (const group of groups) {
    if (group.type === 'section' && group.change === 'unchanged') continue;
    const isHeading = group.type === 'sectionHeading' && touched.has(group.section);
    const isFolded = !isShown(group) && !isHeading;
    const last = runs.at(-1);
    if (isFolded && last?.isFolded === true) last.groups.push(group);
    else runs.push({ key: group.id, isFolded, groups: [group] });
  }
  return runs;
}
