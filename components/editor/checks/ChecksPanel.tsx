'use client';
import './checks.css';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import type { ChecksPanelProps } from './checksPanelProps.ts';
import { FindingList } from './FindingList.tsx';
import { phaseWords } from './findingWords.ts';
import { boardOf, takeProfile, useBoard } from './useBoard.ts';
import { ChecksProfileDialog } from './profile/ChecksProfileDialog.tsx';
import { WaivedList } from './WaivedList.tsx';

/** All findings of the draft beside it, what was waived, and by whom. */
export function ChecksPanel(props: ChecksPanelProps) {
  const { editor, phase } = props;
  const board = useBoard(editor);
  const [isOnWaived, showWaived] = useState(false);
  const [isChoosing, choose] = useState(false);
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
        <Link href="/help/checks" prefetch={false}>
          How the checks work
        </Link>
      </p>
      <Button small look="quiet" className="lint-used" onClick={() => choose(true)}>
        Checks used here…
      </Button>
      {isChoosing ? (
        <ChecksProfileDialog
          assessmentId={props.assessmentId}
          mayChange={props.mayChoose}
          onClose={() => choose(false)}
          onChanged={(profile) => takeProfile(editor, profile)}
        />
      ) : null}
      <fieldset className="seg" aria-label="Which findings">
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
      </fieldset>
      {isOnWaived ? (
        <WaivedList {...props} editor={editor} board={board} />
      ) : (
        <FindingList {...props} editor={editor} findings={board.open} />
      )}
    </div>
  );
}
