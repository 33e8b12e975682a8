'use client';
import './checks.css';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import type { CheckPhase } from '@/lib/domain/tradecraft/weightOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { FindingList } from './FindingList.tsx';
import { phaseWords } from './findingWords.ts';
import { boardOf, useBoard } from './useBoard.ts';
import { WaivedList } from './WaivedList.tsx';

export type ChecksPanelProps = {
  readonly editor: Editor | null;
  readonly assessmentId: string;
  readonly phase: CheckPhase;
  readonly isEditable: boolean;
  /** Something in the text is about to be shown: what lies over it goes away. */
  readonly onShow: () => void;
};

/** All findings of the draft beside it, what was waived, and by whom. */
export function ChecksPanel(props: ChecksPanelProps) {
  const { editor, phase } = props;
  const board = useBoard(editor);
  const [isOnWaived, showWaived] = useState(false);
  if (editor === null || board.state === 'reading') {
    return <p className="muted checks">The draft is being read…</p>;
  }
  return (
    <div className="checks" tabIndex={-1} data-checks>
      {board.state !== 'stopped' ? null : (
        <Note tone="warn">
          <p>The checks stopped. The text is not touched by that.</p>
          <Button small onClick={() => boardOf(editor)?.restart()}>
            Start the checks again
          </Button>
        </Note>
      )}
      <p className="xs muted">
        {phaseWords[phase]} The checks are drawn from published standards and know English only.{' '}
        <a href="/help/checks">How the checks work</a>
      </p>
      <div className="seg" role="group" aria-label="Which findings">
        <button
          type="button"
          className={isOnWaived ? '' : 'on'}
          aria-pressed={!isOnWaived}
          onClick={() => showWaived(false)}
        >
          Open {board.open.length}
        </button>
        <button
          type="button"
          className={isOnWaived ? 'on' : ''}
          aria-pressed={isOnWaived}
          onClick={() => showWaived(true)}
        >
          Waived {board.waived.length}
        </button>
      </div>
      {isOnWaived ? (
        <WaivedList {...props} editor={editor} board={board} />
      ) : (
        <FindingList {...props} editor={editor} findings={board.open} />
      )}
    </div>
  );
}
