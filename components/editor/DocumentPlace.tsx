'use client';
import type { Editor } from '@tiptap/react';
import { Suspense, use, useEffect, useMemo, useState } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import { readDoc } from '@/lib/document/yjs/readDraft.ts';
import { fragmentName } from '@/lib/protocol/messages.ts';
import { Note } from '../ui/Note.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { AddAtEnd } from './blocks/AddAtEnd.tsx';
import type { ChecksSetting } from './checks/checksExtension.ts';
import type { DraftConnection } from './connection/DraftConnection.ts';
import { targetsOfDoc } from './blocks/docTargets.ts';
import type { ScaleChoice } from './blocks/paperSettings.ts';
import { LiveEditor, type Writer } from './LiveEditor.tsx';
import { PrintedNotes } from './shell/PrintedNotes.tsx';
import { LoadFailed } from './standing/LoadFailed.tsx';
import { clockTime } from './standing/saveWords.ts';
import { wholeOf, type ServedCopy } from './connection/servedCopy.ts';
import { StaticDocument } from './blocks/StaticDocument.tsx';

/**
 * Where the document stands: the live one once it has arrived; before that the last known text, read-only; and where
 * neither can be had, a sentence that says so. Never an empty page that could be typed into.
 */
export function DocumentPlace(props: {
  readonly connection: DraftConnection | null;
  readonly isLoaded: boolean;
  readonly hasFailed: boolean;
  readonly copy: Promise<ServedCopy>;
  readonly assessmentId: string;
  readonly choice: ScaleChoice;
  readonly writer: Writer;
  readonly checks: ChecksSetting;
  readonly mayWrite: boolean;
  readonly isEditable: boolean;
  readonly onEditor: (editor: Editor | null) => void;
  /** Opens the picker of links for a block, and the dialog that changes the paper's scale. */
  readonly onLink?: ((blockId: string, anchor: HTMLElement) => void) | undefined;
  readonly onChangeScale?: (() => void) | undefined;
}) {
  const { connection, choice, assessmentId } = props;
  const [editor, setEditor] = useState<Editor | null>(null);
  const { onEditor } = props;
  useEffect(() => onEditor(editor), [editor, onEditor]);

  if (connection !== null && props.isLoaded) {
    return (
      <article className="paper">
        <LiveEditor
          connection={connection}
          assessmentId={assessmentId}
          choice={choice}
          writer={props.writer}
          checks={props.checks}
          mayWrite={props.mayWrite}
          isEditable={props.isEditable}
          onEditor={setEditor}
          onLink={props.onLink}
          onChangeScale={props.onChangeScale}
        />
        {editor === null ? null : <PrintedNotes editor={editor} />}
        {props.mayWrite && editor !== null ? <AddAtEnd editor={editor} isEditable={props.isEditable} /> : null}
      </article>
    );
  }
  return (
    <Suspense
      fallback={
        <Skeleton
          shape="document"
          label="Loading the document"
          waitsFor="Waiting for the server to read the document."
        />
      }
    >
      <CopyPlace
        connection={connection}
        hasFailed={props.hasFailed}
        copy={props.copy}
        assessmentId={assessmentId}
        choice={choice}
        mayWrite={props.mayWrite}
      />
    </Suspense>
  );
}

/** The last known text, once the server has read it, or what to do where it cannot. */
function CopyPlace(props: {
  readonly connection: DraftConnection | null;
  readonly hasFailed: boolean;
  readonly copy: Promise<ServedCopy>;
  readonly assessmentId: string;
  readonly choice: ScaleChoice;
  readonly mayWrite: boolean;
}) {
  const { connection, choice, assessmentId } = props;
  const copy = use(props.copy);
  const [isReading, setReading] = useState(false);
  const kept = useKeptCopy(connection, props.hasFailed || copy.state === 'failed');
  const isWhole = useLateness() || isReading;
  const shown = useMemo(() => {
    if (copy.state === 'failed') return kept === null ? null : { doc: kept, targets: targetsOfDoc(kept) };
    return isWhole ? wholeOf(copy) : { doc: copy.opening, targets: new Map(copy.targets) };
  }, [copy, kept, isWhole]);
  const isFailing = props.hasFailed || copy.state === 'failed';
  if (isFailing && (!isReading || (copy.state === 'failed' && kept === null))) {
    const time = copy.state === 'read' ? clockTime(copy.at) : null;
    return (
      <LoadFailed
        onTryAgain={() => (copy.state === 'failed' ? window.location.reload() : connection?.tryNow())}
        copy={copy.state === 'failed' && kept === null ? null : { time, onRead: () => setReading(true) }}
        reference={copy.state === 'failed' ? copy.reference : null}
      />
    );
  }
  return (
    <>
      {isFailing ? (
        <Note tone="warn" className="role-note">
          <b>This is a copy for reading.</b> The document itself could not be loaded, so nothing can be typed here until
          it loads.
        </Note>
      ) : null}
      <article className="paper" aria-busy={!isFailing}>
        {shown === null ? null : (
          <StaticDocument {...shown} choice={choice} assessmentId={assessmentId} mayWrite={props.mayWrite} />
        )}
      </article>
    </>
  );
}

/** How long a page may show the beginning of a draft alone, ms. */
const lateAfterMs = 2_000;

/** Whether the live draft lets one wait: then one reads on in the copy. */
function useLateness(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), lateAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}

/** The text this device holds, where the server's could not be had. */
function useKeptCopy(connection: DraftConnection | null, isWanted: boolean): DocJson | null {
  const [kept, setKept] = useState<DocJson | null>(null);
  useEffect(() => {
    if (connection === null || !isWanted) return;
    const read = () => {
      if (connection.doc.getXmlFragment(fragmentName).length > 0) setKept(readDoc(connection.doc));
    };
    read();
    return connection.subscribe(read);
  }, [connection, isWanted]);
  return kept;
}
