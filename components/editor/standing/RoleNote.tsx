'use client';
import { Eye, X } from 'lucide-react';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { Button } from '../../ui/Button.tsx';
import type { Aside } from '../connection/asideStore.ts';
import { copyText } from './copyText.ts';
import { changesOf, clockTime } from './saveWords.ts';
import { textToCopy } from '../connection/unacceptedText.ts';

const articles: Readonly<Record<AssessmentRole, string>> = {
  owner: 'an owner',
  editor: 'an editor',
  reviewer: 'a reviewer',
  reader: 'a reader',
};

/** Said at once when the right to write goes, and as long as text is kept that the server did not take. */
export function RoleNote(props: {
  readonly role: AssessmentRole;
  readonly mayWrite: boolean;
  readonly changedAt: number | null;
  readonly aside: Aside | null;
  readonly onDismiss: () => void;
}) {
  const { aside, changedAt, mayWrite } = props;
  const isLost = changedAt !== null && !mayWrite;
  if (!isLost && aside === null) return null;
  const count = aside?.blocks.length ?? 0;
  const since = aside?.at ?? changedAt;
  return (
    <div className="note role-note" role={isLost ? 'alert' : undefined}>
      <Eye className="i" />
      <div className="grow">
        {isLost ? (
          <>
            <b>You are now {articles[props.role]} here: you can view, not write.</b> Changed at{' '}
            {clockTime(changedAt, false)}.{' '}
          </>
        ) : (
          <b>Some of what you typed here was not accepted. </b>
        )}
        {aside === null
          ? null
          : `${changesOf(count)} you typed${since === null ? '' : ' after that'} ${count === 1 ? 'was' : 'were'} not accepted.`}
        {aside === null ? null : (
          <span className="acts">
            <Button
              small
              onClick={() =>
                void copyText(
                  textToCopy(aside.blocks),
                  count === 1 ? 'The change is copied.' : `The ${changesOf(count)} are copied.`,
                )
              }
            >
              {count === 1 ? 'Copy the change' : `Copy the ${changesOf(count)}`}
            </Button>
            <Button small look="quiet" onClick={props.onDismiss}>
              <X className="i s" />
              Dismiss
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
