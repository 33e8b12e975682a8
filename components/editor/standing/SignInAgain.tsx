'use client';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { pendingCount } from '@/lib/protocol/saveState.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { changesOf } from './saveWords.ts';
import { useSaveState } from '../connection/useDraftSession.ts';

/** How often the page looks whether somebody signed in again elsewhere, ms. */
const lookEveryMs = 3_000;

const session = z.object({ user: z.object({ email: z.string().nullable() }).optional() });

async function signedInAs(): Promise<string | null> {
  try {
    const response = await fetch('/api/auth/session', { cache: 'no-store' });
    return session.safeParse(await response.json()).data?.user?.email ?? null;
  } catch {
    return null;
  }
}

/**
 * After the session ended: writing goes on here, and signing in (in a tab of its own) resumes in place. Somebody else
 * signing in does not: one person's edits are never sent in another's name.
 */
export function SignInAgain(props: {
  readonly assessmentId: string;
  readonly email: string;
  readonly connection: DraftConnection;
  readonly isOpen: boolean;
  readonly onKeepWriting: () => void;
  readonly onSignedIn: () => void;
}) {
  const { connection, email, onSignedIn } = props;
  const count = pendingCount(useSaveState(connection, connection.getSnapshot().save));
  const [other, setOther] = useState<string | null>(null);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      const who = await signedInAs();
      if (isOver) return;
      if (who === email) onSignedIn();
      else setOther(who);
    };
    const onFocus = () => void look();
    const timer = setInterval(onFocus, lookEveryMs);
    window.addEventListener('focus', onFocus);
    return () => {
      isOver = true;
      clearInterval(timer);
      window.removeEventListener('focus', onFocus);
    };
  }, [email, onSignedIn]);

  const what = count === 0 ? 'to go on saving' : `to save ${changesOf(count)}`;
  return (
    <Dialog open={props.isOpen} onOpenChange={props.onKeepWriting} title={`Sign in again ${what}`}>
      <p className="sm">
        Your session ended. {count === 0 ? 'What you write is' : 'The changes are'} kept on this device. You can go on
        writing.
      </p>
      {other === null ? null : (
        <p className="fault">
          Signed in as {other}. These changes belong to {email}: sign in as {email} to save them.
        </p>
      )}
      <div className="acts end">
        <Button onClick={props.onKeepWriting}>Keep writing</Button>
        <Button look="primary" onClick={() => openSignIn(props.assessmentId)}>
          Sign in
        </Button>
      </div>
    </Dialog>
  );
}

/** Opens the sign-in page beside this one, which goes on holding what is not saved. */
export function openSignIn(assessmentId: string): void {
  window.open(`/signin?next=${encodeURIComponent(`/a/${assessmentId}`)}`, '_blank', 'noopener');
}
