'use client';
import './editor.css';
import './phone.css';
import type { Editor } from '@tiptap/react';
import { ChevronLeft, Eye, PencilLine } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useMemo, useState } from 'react';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { ShareDialog } from '../share/ShareDialog.tsx';
import { StatusPill } from '../library/StatusPill.tsx';
import { FacePile } from '../ui/Avatar.tsx';
import { Brand } from '../ui/Brand.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { HandlingBanner } from '../ui/HandlingBanner.tsx';
import { Pill } from '../ui/Pill.tsx';
import { copyText } from './standing/copyText.ts';
import { DocumentPlace } from './DocumentPlace.tsx';
import { editorScaleOf } from './blocks/editorScale.ts';
import { jumpTo } from './outline/jumpTo.ts';
import { NotHere } from './standing/NotHere.tsx';
import { Outline } from './outline/Outline.tsx';
import { PhoneTools } from './PhoneTools.tsx';
import { RoleNote } from './standing/RoleNote.tsx';
import type { ServedCopy } from './connection/servedCopy.ts';
import { SaveStateLine } from './standing/SaveStateLine.tsx';
import { openSignIn, SignInAgain } from './standing/SignInAgain.tsx';
import { factsOfCopy, useCurrentBlock, useDraftFacts } from './outline/useDraftFacts.ts';
import { useDraftSession, useSessionSnapshot, useStanding } from './connection/useDraftSession.ts';
import { useLeaveQuestion } from './connection/useLeaveQuestion.ts';
import { usePeopleHere } from './presence/usePeopleHere.ts';

export type EditorScreenProps = {
  readonly assessment: {
    readonly id: string;
    readonly title: string;
    readonly reference: string;
    readonly status: string;
    readonly isArchived: boolean;
    readonly scale: string;
    readonly role: AssessmentRole;
  };
  /** What the handling banner says; empty where the assessment has no marking system. */
  readonly mark: string;
  readonly me: {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly hue: number;
  };
  readonly copy: ServedCopy;
};

/** The page of one assessment: banner, bar, outline, paper, foot. */
export function EditorScreen(props: EditorScreenProps) {
  const { assessment, me, copy, mark } = props;
  const scale = useMemo(() => editorScaleOf(assessment.scale), [assessment.scale]);
  const session = useDraftSession({ assessmentId: assessment.id, userId: me.userId, role: assessment.role });
  const state = useSessionSnapshot(session);
  const connection = state?.connection ?? null;
  const standing = useStanding(connection);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [isSharing, setSharing] = useState(false);
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  const [isWritingOn, setWritingOn] = useState(false);

  const role = state?.role ?? assessment.role;
  const mayWrite = state?.mayWrite ?? (role === 'owner' || role === 'editor');
  const facts = useDraftFacts(
    editor,
    useMemo(() => factsOfCopy(copy.state === 'read' ? copy.doc : null), [copy]),
  );
  const people = usePeopleHere(connection, me);
  const currentId = useCurrentBlock(editor);
  useLeaveQuestion(connection);

  const resume = useCallback(() => {
    setWritingOn(false);
    session?.resume();
  }, [session]);
  const jump = (id: string) => {
    setOutlineOpen(false);
    jumpTo(editor, id);
  };
  const title = facts.title?.trim() || assessment.title;
  const isEditable = mayWrite && state?.isFrozen === false;
  const outline = <Outline entries={facts.outline} scale={scale} currentId={currentId} onJump={jump} />;

  return (
    <div className={mark === '' ? 'editor unmarked' : 'editor'}>
      {mark === '' ? null : <HandlingBanner mark={mark} />}
      <header className="top">
        <Link className="back" href="/" aria-label="All assessments">
          <ChevronLeft className="i" />
        </Link>
        <Brand />
        <span className="muted slash" aria-hidden="true">
          /
        </span>
        <b className="doc-name cut" dir="auto" title={`${assessment.reference} · ${title}`}>
          {title}
        </b>
        <StatusPill status={assessment.status} archived={assessment.isArchived} />
        <SaveStateLine
          connection={connection}
          mayWrite={mayWrite}
          actions={{
            tryNow: () => connection?.tryNow(),
            signIn: () => {
              setWritingOn(false);
              openSignIn(assessment.id);
            },
            saveAndReload: () => window.location.reload(),
            copyUnsaved: () => void copyText(connection?.unsavedText() ?? '', 'The text of your changes is copied.'),
            startOver: () => void session?.setAsideAndForget().then(() => window.location.reload()),
          }}
        />
        <span className="push" />
        <FacePile people={people} label="Here now" />
        <Pill className="mode" icon={mayWrite ? <PencilLine className="i" /> : <Eye className="i" />}>
          {mayWrite ? 'Editing' : 'Viewing'}
        </Pill>
        <Button className="share" onClick={() => setSharing(true)}>
          Share
        </Button>
      </header>
      <div className="main">
        <nav className="toc" aria-label="Outline">
          {outline}
        </nav>
        <main className="desk" id="main" tabIndex={-1}>
          {state === null ? null : (
            <RoleNote
              role={role}
              mayWrite={mayWrite}
              changedAt={state.roleChangedAt}
              aside={state.aside}
              onDismiss={() => session?.dismissAside()}
            />
          )}
          {standing.trouble === 'not-here' ? (
            <NotHere unsaved={mayWrite ? (connection?.unsavedText() ?? '') : ''} />
          ) : (
            <DocumentPlace
              connection={connection}
              isLoaded={standing.isLoaded}
              hasFailed={standing.trouble === 'could-not-load'}
              copy={copy}
              scale={scale}
              writer={me}
              mayWrite={mayWrite}
              isEditable={isEditable}
              onEditor={setEditor}
            />
          )}
        </main>
      </div>
      <footer className="foot">
        <span>
          {facts.judgments === 1 ? '1 judgment' : `${facts.judgments} judgments`}
          {facts.words === null ? '' : ` · ${facts.words.toLocaleString('en')} ${facts.words === 1 ? 'word' : 'words'}`}
        </span>
        <span>{assessment.reference}</span>
        <span className="push keys">Alt+L likelihood · Alt+C confidence · Alt+J new judgment</span>
      </footer>
      <PhoneTools editor={editor} canWrite={isEditable} onOutline={() => setOutlineOpen(true)} />
      <Dialog open={isOutlineOpen} onOpenChange={setOutlineOpen} title="Go to">
        <nav className="toc in-sheet" aria-label="Outline">
          {outline}
        </nav>
      </Dialog>
      {isSharing ? (
        <ShareDialog
          assessmentId={assessment.id}
          title={title}
          canChange={role === 'owner'}
          currentUserId={me.userId}
          onClose={() => setSharing(false)}
        />
      ) : null}
      {standing.trouble === 'sign-in-again' && connection !== null ? (
        <SignInAgain
          assessmentId={assessment.id}
          email={me.email}
          connection={connection}
          isOpen={!isWritingOn}
          onKeepWriting={() => setWritingOn(true)}
          onSignedIn={resume}
        />
      ) : null}
    </div>
  );
}
