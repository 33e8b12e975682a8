'use client';
import './versions.css';
import { Columns2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { DiffDto } from '@/lib/protocol/versionDto.ts';
import { useDeviceSetting } from '../editor/shell/useDeviceSetting.ts';
import { Button } from '../ui/Button.tsx';
import { DiffPaper } from './DiffPaper.tsx';
import { DiffSteps } from './DiffSteps.tsx';
import { isLong } from './SideBySide.tsx';
import { useDiffPage } from './useDiffPage.ts';

/** What differs between two versions of a paper, with J and K from one change to the next. */
export function DiffView(props: {
  readonly diff: DiffDto;
  readonly scales: readonly Scale[];
  /** What is compared, as a heading. */
  readonly title: ReactNode;
  /** Beside the steps. */
  readonly tools?: ReactNode;
}) {
  const page = useDiffPage(props.diff, props.scales);
  const [layout, setLayout] = useDeviceSetting('diff-sides', 'on');
  const hasLong = page.changed.some(({ parts }) => parts.some(({ words }) => isLong(words)));
  return (
    <div className="diff">
      <div className="diff-tools">
        <DiffSteps page={page} />
        {hasLong ? (
          <Button
            small
            look="quiet"
            aria-pressed={layout === 'on'}
            onClick={() => setLayout(layout === 'on' ? 'off' : 'on')}
          >
            <Columns2 className="i s" />
            Long blocks side by side
          </Button>
        ) : null}
        {props.tools}
      </div>
      <DiffPaper page={page} title={props.title} />
    </div>
  );
}
