'use client';
import './editor.css';
import './phone.css';
import './shell/print.css';
import './presence/presence.css';
import { useCallback, useMemo, useState } from 'react';
import { bannerOf } from '@/lib/domain/marking/banner.ts';
import type { MarkingSystemId } from '@/lib/domain/marking/markingSystems.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { phaseOf } from '@/lib/domain/tradecraft/weightOf.ts';
import { usePublishing } from '../publish/usePublishing.tsx';
import { useReview } from '../review/useReview.tsx';
import { HandlingBanner } from '../ui/HandlingBanner.tsx';
import { ReadNote } from '../versions/ReadNote.tsx';
import { ArgumentTools } from './argument/ArgumentTools.tsx';
import { openLinkPicker } from './argument/argumentRequests.ts';
import { settingsOf } from './blocks/paperSettings.ts';
import { usePaperSettings } from './blocks/usePaperSettings.ts';
import { ChecksTools } from './checks/ChecksTools.tsx';
import type { ServedCopy } from './connection/servedCopy.ts';
import { useDraftSession, useSessionSnapshot, useStanding } from './connection/useDraftSession.ts';
import { useLeaveQuestion } from './connection/useLeaveQuestion.ts';
import { DocumentPlace } from './DocumentPlace.tsx';
import { FindBar } from './find/FindBar.tsx';
import { AddSection } from './outline/AddSection.tsx';
import { moveRow } from './outline/moveRow.ts';
import { noMarks } from './marking/markFacts.ts';
import { MarkingDetails } from './marking/MarkingDetails.tsx';
import { CopyBanner } from './marking/CopyBanner.tsx';
import { useMarkFacts } from './marking/useMarkFacts.ts';
import { Outline } from './outline/Outline.tsx';
import { CopyRows } from './outline/CopyRows.tsx';
import { noFacts } from './outline/factsOfCopy.ts';
import type { OutlineRow } from './outline/outlineRows.ts';
import { useCurrentPlace, useDraftFacts } from './outline/useDraftFacts.ts';
import { SlashList } from './palette/slash/SlashList.tsx';
import { useCommandKeys } from './palette/useCommandKeys.ts';
import { PhoneTools } from './PhoneTools.tsx';
import { FacesHere } from './presence/FacesHere.tsx';
import { FollowBar } from './presence/FollowBar.tsx';
import { placeWords, useSectionWriters } from './presence/placeWords.ts';
import { useFollow } from './presence/useFollow.ts';
import { usePeopleHere, useWriters } from './presence/usePeopleHere.ts';
import { usePresenceSentence } from './presence/usePresenceSentence.ts';
import { BottomSheet } from './shell/BottomSheet.tsx';
import { Counts } from './shell/Counts.tsx';
import type { AssessmentDetails } from './shell/DetailsPanel.tsx';
import { EditorBar } from './shell/EditorBar.tsx';
import { FocusNote } from './shell/FocusNote.tsx';
import { Foot } from './shell/Foot.tsx';
import { ModeMenu } from './shell/ModeMenu.tsx';
import { Layers } from './shell/Layers.tsx';
import { SidePanel } from './shell/SidePanel.tsx';
import { SidePlace } from './shell/SidePlace.tsx';
import { Spoken } from './shell/speak.tsx';
import { useFocusedSection } from './shell/useFocusedSection.ts';
import { usePageNow } from './shell/usePageNow.ts';
import { useSelectionCount } from './shell/useSelectionCount.ts';
import { useSideTabs } from './shell/useSideTabs.tsx';
import { NotHere } from './standing/NotHere.tsx';
import { RoleNote } from './standing/RoleNote.tsx';
import { Announcer } from './standing/SaveStateLine.tsx';
import { SavingOf } from './standing/SavingOf.tsx';
import { SelectionComment } from './threads/SelectionComment.tsx';
import { useJump } from './outline/useJump.ts';
import { useEditorSoon } from './useEditorSoon.ts';

export type EditorScreenProps = {
  readonly assessment: AssessmentDetails & {
    readonly title: string;
    readonly isArchived: boolean;
    readonly scale: string;
    readonly role: AssessmentRole;
  };
  /** The marking system that holds where the paper names none. */
  readonly marking: MarkingSystemId;
  readonly me: {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly hue: number;
  };
  /** Still being read by the server when the page begins; it never fails, but may say that it did. */
  readonly copy: Promise<ServedCopy>;
  /** All scales that may be used or shown here. */
  readonly scales: readonly Scale[];
};

/** The page of one assessment: banner, bar, outline, paper, side, foot. */
export function EditorScreen(props: EditorScreenProps) {
  const { assessment, me, copy, marking, scales } = props;
  const choice = useMemo(
    () => ({ scales, fallbackId: assessment.scale, fallbackMarking: marking }),
    [scales, assessment.scale, marking],
  );
  const session = useDraftSession({ assessmentId: assessment.id, userId: me.userId, role: assessment.role });
  const state = useSessionSnapshot(session);
  const connection = state?.connection ?? null;
  const standing = useStanding(connection);
  const [editor, setEditor] = useEditorSoon();
  const [isWritingOn, setWritingOn] = useState(false);

  const role = state?.role ?? assessment.role;
  const mayWrite = state?.mayWrite ?? (role === 'owner' || role === 'editor');
  const settings = usePaperSettings(
    editor,
    useMemo(() => settingsOf({}, choice), [choice]),
  );
  const liveFacts = useDraftFacts(editor, settings);
  const facts = liveFacts ?? noFacts;
  const { rows } = facts;
  const marks = useMarkFacts(editor);
  const system = editor === null ? marking : (settings.paper.markings ?? marking);
  const { raisedTo } = settings.paper;
  /** Null until the live draft is there. */
  const mark = useMemo(
    () => (marks === null ? null : bannerOf(system, marks.marks, raisedTo).text),
    [system, marks, raisedTo],
  );
  const banner = (at: 'head' | 'foot') =>
    mark === null ? (
      <CopyBanner copy={copy} marking={marking} at={at} />
    ) : mark === '' && !settings.paper.training ? null : (
      <HandlingBanner mark={mark} at={at} isTraining={settings.paper.training} />
    );
  const title = facts.title?.trim() || assessment.title;
  const current = useCurrentPlace(editor);
  const [focused, showOnly] = useFocusedSection(editor);
  const mayEdit = mayWrite && state?.isFrozen === false;
  const page = usePageNow({
    assessmentId: assessment.id,
    editor,
    mayWrite,
    mayEdit,
    mayComment: role !== 'reader' && !assessment.isArchived,
    current,
    rows,
    hasBanner: system !== 'none',
    focused,
    showOnly,
  });
  const { isEditable, layer, setLayer, isPhone } = page;
  const { act } = page.now;
  useCommandKeys(page.now);
  useLeaveQuestion(connection);

  const people = usePeopleHere(connection, me.userId);
  const [followed, follow] = useFollow(editor, connection);
  const followedPerson = people.find((person) => person.userId === followed) ?? null;
  useSectionWriters(editor, people);

  const writers = useWriters(people);
  const phase = phaseOf(assessment.status);
  const checks = useMemo(() => ({ phase, marking }), [phase, marking]);
  const jump = useJump(editor, showOnly, focused);
  const selection = useSelectionCount(editor);
  const sideTabs = useSideTabs({
    assessment,
    me,
    isArchived: assessment.isArchived,
    editor,
    settings,
    facts,
    role,
    connection,
    mayWrite,
    isEditable,
    mode: page.mode,
    act,
    phase,
    onShowText: () => (isPhone ? setLayer(null) : undefined),
    onJump: jump,
    onChangeScale: () => setLayer('scale'),
    marking: (
      <MarkingDetails
        assessmentId={assessment.id}
        editor={editor}
        settings={settings}
        system={system}
        facts={marks ?? noMarks}
        isEditable={isEditable}
        act={act}
      />
    ),
  });
  const review = useReview({
    assessmentId: assessment.id,
    isArchived: assessment.isArchived,
    role,
    meId: me.userId,
    news: connection,
    sections: useMemo(
      () =>
        rows.flatMap(({ kind, id, text }) =>
          kind === 'section' && id !== null ? [{ id, name: text || 'Untitled' }] : [],
        ),
      [rows],
    ),
    scales,
    editor,
    onJump: jump,
    onShare: act.share,
  });
  const publishing = usePublishing({ assessment, title, role, myName: me.name, connection, review, jump, act });
  const resume = useCallback(() => {
    setWritingOn(false);
    session?.resume();
  }, [session]);

  const outlineOf = (shown: readonly OutlineRow[]) => (
    <Outline
      assessmentId={assessment.id}
      rows={shown}
      scale={settings.drawn}
      current={current}
      writers={writers}
      onJump={(id) => {
        if (isPhone) setLayer(null);
        jump(id);
      }}
      onMove={
        isEditable && editor !== null
          ? (id, place) => {
              moveRow(editor.view, id, place);
            }
          : null
      }
    >
      {isEditable && editor !== null ? (
        <AddSection editor={editor} rows={rows} onAdded={() => (isPhone ? setLayer(null) : undefined)} />
      ) : null}
    </Outline>
  );
  const outline = liveFacts === null ? <CopyRows copy={copy}>{outlineOf}</CopyRows> : outlineOf(rows);
  const isSideShown = !isPhone && page.isSideOpen;

  return (
    <div
      className={system === 'none' && !settings.paper.training ? 'editor unmarked' : 'editor'}
      data-outline={page.isOutlineOpen ? 'open' : 'closed'}
      data-side={isSideShown ? 'open' : 'closed'}
    >
      {banner('head')}
      <EditorBar
        reference={assessment.reference}
        title={title}
        standing={publishing.pill}
        saving={
          <SavingOf
            assessmentId={assessment.id}
            session={session}
            connection={connection}
            mayWrite={mayWrite}
            onSignIn={() => setWritingOn(false)}
          />
        }
        people={
          <FacesHere
            me={me}
            others={people}
            followedId={followed}
            whereOf={(person) => placeWords(person.place, rows)}
            onFollow={follow}
          />
        }
        mode={page.mode}
        modes={page.modes}
        hasEvidence={sideTabs.some((tab) => tab.id === 'evidence')}
        act={act}
        onRequestReview={review.onRequest}
        publishing={publishing}
        isSideOpen={isSideShown}
      />
      <div className="main">
        {page.isOutlineOpen ? (
          <nav className="toc" aria-label="Outline">
            {outline}
          </nav>
        ) : null}
        <div className="middle">
          <main className="desk" id="main" tabIndex={-1}>
            {focused === null ? null : <FocusNote rows={rows} sectionId={focused} onShowAll={() => showOnly(null)} />}
            {review.banner}
            {state === null ? null : (
              <RoleNote
                role={role}
                mayWrite={mayWrite}
                changedAt={state.roleChangedAt}
                aside={state.aside}
                onDismiss={() => session?.dismissAside()}
              />
            )}
            {assessment.isArchived ? null : <ReadNote assessmentId={assessment.id} />}
            {standing.trouble === 'not-here' ? (
              <NotHere unsaved={mayWrite ? (connection?.unsavedText() ?? '') : ''} />
            ) : (
              <DocumentPlace
                connection={connection}
                isLoaded={standing.isLoaded}
                hasFailed={standing.trouble === 'could-not-load'}
                copy={copy}
                assessmentId={assessment.id}
                choice={choice}
                writer={me}
                checks={checks}
                mayWrite={mayWrite}
                isEditable={isEditable}
                onEditor={setEditor}
                onLink={(blockId, anchor) => {
                  if (editor !== null) openLinkPicker(editor, blockId, anchor);
                }}
                onChangeScale={() => setLayer('scale')}
              />
            )}
          </main>
          {followedPerson === null ? null : <FollowBar person={followedPerson} onStop={() => follow(null)} />}
          {page.find === null || editor === null ? null : (
            <FindBar
              editor={editor}
              canReplace={isEditable}
              withReplace={page.find.withReplace}
              onReplace={(withReplace) => page.setFind({ withReplace })}
              onClose={() => page.setFind(null)}
            />
          )}
        </div>
        <SidePlace
          shape={page.shape}
          isOpen={isPhone ? layer === 'side' : page.isSideOpen}
          onCloseSheet={() => setLayer(null)}
        >
          <SidePanel
            tabs={sideTabs}
            current={page.sideTab}
            onChange={page.setSideTab}
            {...(isPhone ? {} : { onClose: act.toggleSide })}
          />
        </SidePlace>
      </div>
      <Foot reference={assessment.reference} onCommands={act.palette} onShortcuts={act.shortcuts}>
        <Counts
          judgments={liveFacts?.judgments ?? null}
          counts={facts.counts}
          selection={selection}
          isOpen={page.areCountsOpen}
          onOpen={page.setCountsOpen}
          onJump={jump}
        />
      </Foot>
      <PhoneTools
        editor={editor}
        canWrite={isEditable}
        mode={<ModeMenu isSmall mode={page.mode} modes={page.modes} onMode={act.setMode} />}
        onOutline={() => setLayer('outline')}
      />
      <BottomSheet open={isPhone && layer === 'outline'} onClose={() => setLayer(null)} title="Go to">
        <nav aria-label="Outline">{outline}</nav>
      </BottomSheet>
      <Layers
        page={page}
        editor={editor}
        rows={rows}
        assessmentId={assessment.id}
        title={title}
        canShare={role === 'owner'}
        me={me}
        connection={connection}
        settings={settings}
        choice={choice}
        system={system}
        marks={(marks ?? noMarks).marks}
        isSignedOut={standing.trouble === 'sign-in-again'}
        isWritingOn={isWritingOn}
        onKeepWriting={() => setWritingOn(true)}
        onSignedIn={resume}
        onJump={jump}
      />
      {editor === null ? null : (
        <ArgumentTools editor={editor} isEditable={isEditable} title={title} mark={mark ?? ''} />
      )}
      {editor === null ? null : (
        <ChecksTools
          editor={editor}
          assessmentId={assessment.id}
          connection={connection}
          phase={phase}
          isEditable={isEditable}
        />
      )}
      {editor === null || role === 'reader' || assessment.isArchived ? null : <SelectionComment editor={editor} />}
      {editor === null || !isEditable ? null : <SlashList editor={editor} />}
      {review.dialog}
      {publishing.dialog}
      {banner('foot')}
      <Announcer sentence={usePresenceSentence(people)} />
      <Spoken />
    </div>
  );
}
