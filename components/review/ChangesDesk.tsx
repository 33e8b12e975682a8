'use client';
import { useState, type ReactNode } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { DiffDto } from '@/lib/protocol/versionDto.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { DiffPaper } from '../versions/DiffPaper.tsx';
import { DiffSteps } from '../versions/DiffSteps.tsx';
import { useDiffPage } from '../versions/useDiffPage.ts';
import { useSingleKeys } from '../versions/useSingleKeys.ts';
import { ChangeList } from './ChangeList.tsx';
import { PaperText } from './PaperText.tsx';
import { markings, type Marking, type ReviewView } from './reviewModes.ts';
import { toReadOf } from './toRead.ts';
import { useFrozenText } from './useFrozenText.ts';
import type { ReadMarks } from './useReads.ts';

/** Buttons that belong together; there is no element of that meaning that stands in a line. */
const group = { role: 'group' } as const;
const markingWords: Readonly<Record<Marking, string>> = { markup: 'Markup', final: 'Final', original: 'Original' };

/** Two texts of a round compared: the list of changed blocks with their ticks, and the paper, marked or as it is or was. */
export function ChangesDesk(props: {
  readonly diff: DiffDto;
  readonly view: ReviewView & { readonly compared: NonNullable<ReviewView['compared']> };
  readonly scales: readonly Scale[];
  readonly assessment: { readonly id: string; readonly scale: string };
  readonly marks: ReadMarks;
  /** Chooses what is compared. */
  readonly choice: ReactNode;
  readonly below: ReadonlyMap<string, ReactNode>;
  readonly onDesk: (desk: HTMLElement | null) => void;
  readonly onComment: (blockId: string) => void;
}) {
  const { diff, view, scales, assessment, marks, onDesk } = props;
  const page = useDiffPage(diff, scales);
  const { changed, steps } = page;
  const [marking, setMarking] = useState<Marking>('markup');
  const side = marking === 'original' ? 'from' : 'to';
  const text = useFrozenText(assessment.id, view.compared[side], marking === 'markup' ? '' : diff.sha256[side]);
  const current = changed.find(({ id }) => id === steps.current);
  useSingleKeys({
    v: () => {
      if (current === undefined) return;
      marks.toggle(toReadOf(current));
    },
    c: () => {
      if (current !== undefined) props.onComment(current.id);
    },
  });
  return (
    <>
      <ChangeList page={page} marks={marks} />
      <main className="review-desk diff" id="main" tabIndex={-1} ref={onDesk}>
        <div className="diff-tools">
          <DiffSteps page={page} />
          {props.choice}
          <span className="seg" {...group} aria-label="How the changes are shown">
            {markings.map((each) => (
              <button
                key={each}
                type="button"
                className={marking === each ? 'on' : ''}
                aria-pressed={marking === each}
                onClick={() => setMarking(each)}
              >
                {markingWords[each]}
              </button>
            ))}
          </span>
        </div>
        {marking === 'markup' ? (
          <DiffPaper page={page} title={view.title} below={props.below} />
        ) : text === null ? (
          <output className="muted wait">Reading the text…</output>
        ) : text.ok ? (
          <PaperText
            text={text.value}
            label={marking === 'final' ? 'The text after the changes' : 'The text before the changes'}
            assessmentId={assessment.id}
            choice={{ scales, fallbackId: assessment.scale }}
            below={props.below}
          />
        ) : (
          <EmptyState title="The text could not be read" urgent>
            <p>{text.error.message}</p>
          </EmptyState>
        )}
      </main>
    </>
  );
}
