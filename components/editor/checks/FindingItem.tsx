'use client';
import type { Editor } from '@tiptap/react';
import { memo } from 'react';
import type { Finding } from '@/lib/domain/tradecraft/Finding.ts';
import type { CheckPhase } from '@/lib/domain/tradecraft/weightOf.ts';
import { checksOf } from './checksExtension.ts';
import { FindingActs, FindingBody, WeightPill } from './FindingBody.tsx';
import { titleOf } from './findingWords.ts';
import { goToFinding } from './goToFinding.ts';

/** One finding in the list: its title leads to its place. Drawn anew only when it is another finding. */
export const FindingItem = memo(function FindingItem(props: {
  readonly editor: Editor;
  readonly finding: Finding;
  /** Number of the block it is in; '' where there is none. */
  readonly label: string;
  readonly phase: CheckPhase;
  readonly isEditable: boolean;
  readonly onShow: () => void;
}) {
  const { editor, finding, label, isEditable, onShow } = props;
  const title = titleOf(finding);
  const name = label === '' ? title : `${label} · ${title}`;
  return (
    <li className="lint-item">
      <div className="lint-head">
        <WeightPill finding={finding} phase={props.phase} />
        {finding.blockId === null ? (
          <b>{name}</b>
        ) : (
          <button
            type="button"
            className="lint-go"
            onClick={() => {
              onShow();
              goToFinding(editor.view, finding);
            }}
          >
            {name}
          </button>
        )}
      </div>
      <FindingBody finding={finding} />
      {isEditable ? (
        <FindingActs
          {...{ editor, finding }}
          onDone={onShow}
          onWaive={() => void checksOf(editor.state)?.requests.ask({ what: 'waive', finding })}
        />
      ) : null}
    </li>
  );
});
