'use client';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import type { DraftSession } from '../connection/DraftSession.ts';
import { copyText } from './copyText.ts';
import { SaveStateLine } from './SaveStateLine.tsx';
import { openSignIn } from './SignInAgain.tsx';

/** The line that says what is stored, with what can be done about it on this page. */
export function SavingOf(props: {
  readonly assessmentId: string;
  readonly session: DraftSession | null;
  readonly connection: DraftConnection | null;
  readonly mayWrite: boolean;
  /** Called when somebody goes to sign in again, in a tab of its own. */
  readonly onSignIn: () => void;
}) {
  const { session, connection } = props;
  return (
    <SaveStateLine
      connection={connection}
      mayWrite={props.mayWrite}
      actions={{
        tryNow: () => connection?.tryNow(),
        signIn: () => {
          props.onSignIn();
          openSignIn(props.assessmentId);
        },
        saveAndReload: () => window.location.reload(),
        copyUnsaved: () => void copyText(connection?.unsavedText() ?? '', 'The text of your changes is copied.'),
        startOver: () => void session?.setAsideAndForget().then(() => window.location.reload()),
      }}
    />
  );
}
