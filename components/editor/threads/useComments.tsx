'use client';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WorkMode } from '@/lib/domain/threads/workMode.ts';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { memberListDto, type MemberDto } from '@/lib/protocol/memberDto.ts';
import { callApi } from '../../ui/callApi.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { useSuggesting } from '../suggesting/useSuggesting.ts';
import { speak } from '../shell/speak.tsx';
import type { SideTab } from '../shell/SidePanel.tsx';
import { useDeviceSetting } from '../shell/useDeviceSetting.ts';
import { CommentsPanel } from './CommentsPanel.tsx';
import { anchorOfSelection } from './draftTexts.ts';
import { readUnsent, unsentName, unsentOn, type Unsent } from './newThread.ts';
import { pointsOf } from './threadPoints.ts';
import type { ThreadsHere } from './ThreadsHere.ts';
import { goToThread, threadsOf } from './threadsExtension.ts';
import { useDesk, useThreads } from './useThreads.ts';

/** The tab of comments, and the answers to what the text asks of it. */
export function useComments(props: {
  readonly assessmentId: string;
  readonly editor: Editor | null;
  readonly connection: DraftConnection | null;
  readonly me: { readonly userId: string; readonly name: string };
  readonly role: AssessmentRole;
  readonly isArchived: boolean;
  /** Whether suggestions can be accepted from here: by who may write, while not only viewing. */
  readonly mayDecide: boolean;
  readonly mode: WorkMode;
  readonly onMode: (mode: WorkMode) => void;
  readonly onShowTab: () => void;
  readonly onShowText: () => void;
}): SideTab {
  const { assessmentId, editor, me, role, onShowTab, onShowText } = props;
  const reading = useThreads(assessmentId, editor, props.connection);
  const { threads } = useDesk(editor);
  const mayComment = role !== 'reader' && !props.isArchived;
  const [kept, keep] = useDeviceSetting(unsentName(me.userId, assessmentId), '');
  const unsent = useMemo(() => readUnsent(kept), [kept]);
  const setUnsent = useCallback((next: Unsent | null) => keep(next === null ? '' : JSON.stringify(next)), [keep]);
  const people = usePeople(assessmentId, mayComment);

  const show = useCallback(
    (threadId: string) => {
      onShowTab();
      if (editor !== null && !editor.isDestroyed) threadsOf(editor.state)?.activate(threadId);
    },
    [editor, onShowTab],
  );
  const compose = useCallback((): string | null => {
    if (!mayComment) return 'You may read this, not comment.';
    if (editor === null || editor.isDestroyed) return 'The document is not open yet.';
    const chosen = anchorOfSelection(editor.state);
    if (chosen === null) return 'Select the words in the text that you want to comment on.';
    const points = pointsOf(editor.state, chosen.from, chosen.to);
    const before = readUnsent(kept);
    const fresh = unsentOn({ ...chosen.anchor, ...points });
    // What is written already goes along to the new words.
    setUnsent(before === null ? fresh : { ...fresh, body: before.body, blocking: before.blocking });
    threadsOf(editor.state)?.activate(null);
    onShowTab();
    return null;
  }, [editor, mayComment, kept, setUnsent, onShowTab]);

  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    return threadsOf(editor.state)?.requests.answer((request) => {
      if (request.what === 'show') return show(request.threadId);
      const fault = compose();
      if (fault !== null) speak(fault);
    });
  }, [editor, show, compose]);
  useDeepLink(editor, threads.length > 0, show);

  const suggesting = useSuggesting({
    editor,
    assessmentId,
    userId: me.userId,
    mode: props.mode,
    renew: reading.renew,
    onMade: show,
  });
  const here: Omit<ThreadsHere, 'editor' | 'isOpenCard' | 'isLevel'> = {
    assessmentId,
    me,
    mayComment,
    mayWrite: props.mayDecide,
    people,
    onMade: show,
    onShowText,
    run: async (answer, said) => {
      const { ok, ...rest } = await answer;
      await reading.renew();
      if (ok && said !== undefined) speak(said);
      return ok ? null : 'error' in rest ? rest.error.message : 'That did not work.';
    },
  };
  const open = threads.filter(({ status }) => status === 'open').length;
  return {
    id: 'comments',
    name: 'Comments',
    ...(reading.isRead ? { count: open } : {}),
    body: (
      <CommentsPanel
        editor={editor}
        here={here}
        reading={reading}
        unsent={mayComment ? unsent : null}
        onUnsent={setUnsent}
        onCompose={compose}
        suggesting={suggesting}
        onGoOn={props.mode === 'suggesting' ? null : () => props.onMode('suggesting')}
      />
    ),
  };
}

/** Opens the thread that the address names, once. */
function useDeepLink(editor: Editor | null, areRead: boolean, show: (threadId: string) => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || editor === null || editor.isDestroyed || !areRead) return;
    isDone.current = true;
    const threadId = new URLSearchParams(window.location.search).get('thread');
    if (threadId === null) return;
    show(threadId);
    goToThread(editor.view, threadId);
  }, [editor, areRead, show]);
}

/** Everybody who can be mentioned. */
function usePeople(assessmentId: string, isWanted: boolean): readonly MemberDto[] {
  const [people, setPeople] = useState<readonly MemberDto[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    void callApi(`/api/v1/assessments/${encodeURIComponent(assessmentId)}/members`, memberListDto).then((answer) => {
      if (answer.ok && !isGone) setPeople(answer.value);
    });
    return () => {
      isGone = true;
    };
  }, [assessmentId, isWanted]);
  return people;
}
