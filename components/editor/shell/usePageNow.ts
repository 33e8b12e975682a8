'use client';
import type { Editor } from '@tiptap/react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { modesFor } from '@/lib/domain/threads/workMode.ts';
import type { OutlineRow } from '../outline/outlineRows.ts';
import type { CurrentPlace } from '../outline/useDraftFacts.ts';
import type { PageNow } from '../palette/PageNow.ts';
import { speak } from './speak.tsx';
import { useDeviceSetting } from './useDeviceSetting.ts';
import { useDoneLater } from './useDoneLater.ts';
import { usePageShape } from './usePageShape.ts';
import { useWorkMode } from './useWorkMode.ts';

/** What lies over the page: one thing at a time. */
export type Layer = 'palette' | 'shortcuts' | 'share' | 'outline' | 'side' | 'scale' | 'raise' | 'releasable';

const modeWords = {
  editing: 'Editing. What you type is written into the draft.',
  suggesting: 'Suggesting. Press Enter in a text, or click it, and type. The draft stays as it is.',
  viewing: 'Viewing. Nothing can be typed.',
} as const;

/** How the page stands, what lies over it, and what it can be asked to do. */
export function usePageNow(given: {
  readonly assessmentId: string;
  readonly editor: Editor | null;
  readonly mayWrite: boolean;
  /** Whether the server lets this person write just now. */
  readonly mayEdit: boolean;
  readonly mayComment: boolean;
  readonly current: CurrentPlace;
  readonly rows: readonly OutlineRow[];
  readonly hasBanner: boolean;
  readonly focused: string | null;
  readonly showOnly: (sectionId: string | null) => void;
}) {
  const { assessmentId, editor, mayWrite, mayEdit, mayComment, current, rows, hasBanner, focused, showOnly } = given;
  const router = useRouter();
  const shape = usePageShape();
  const isPhone = shape === 'phone';
  const isNarrow = isPhone || shape === 'narrow';
  const [layer, setLayer] = useState<Layer | null>(null);
  const [find, setFind] = useState<{ readonly withReplace: boolean } | null>(null);
  const [areCountsOpen, setCountsOpen] = useState(false);
  const modes = useMemo(() => modesFor({ mayWrite, mayComment }), [mayWrite, mayComment]);
  const [mode, setMode] = useWorkMode(assessmentId, modes);
  const [outlineWish, wishOutline] = useDeviceSetting('outline', 'open');
  // Where there is room for the panel only over the paper, it stays away until asked for.
  const sideName = isNarrow ? 'side-narrow' : 'side';
  const [sideWish, wishSide] = useDeviceSetting(sideName, isNarrow ? 'closed' : 'open');
  const [sideTab, setSideTab] = useDeviceSetting('side-tab', 'evidence');
  const [singleKeys, wishSingleKeys] = useDeviceSetting('single-keys', 'on');
  const publishing = useDoneLater();
  const isSideOpen = sideWish === 'open';
  const isOutlineOpen = outlineWish === 'open' && !isPhone;
  const areSingleKeysOn = singleKeys === 'on';
  const isEditable = mayEdit && mode === 'editing';

  const now = useMemo<PageNow>(
    () => ({
      editor,
      isEditable,
      mayWrite,
      mode,
      modes,
      isFocused: focused !== null,
      hasBanner,
      mayPublish: () => publishing.isThere(),
      hasSideTab: (id) => ['comments', 'evidence', 'sources', 'checks', 'details'].includes(id),
      isSideOpen,
      isOutlineOpen,
      areSingleKeysOn,
      act: {
        palette: () => setLayer('palette'),
        shortcuts: () => setLayer('shortcuts'),
        share: () => setLayer('share'),
        scale: () => setLayer('scale'),
        raise: () => setLayer('raise'),
        releasable: () => setLayer('releasable'),
        find: (withReplace) => {
          setFind({ withReplace });
          document.querySelector<HTMLInputElement>('.find-bar input')?.select();
        },
        sideTab: (id) => {
          setSideTab(id);
          if (isPhone) setLayer('side');
          else wishSide('open');
        },
        toggleSide: () => (isPhone ? setLayer('side') : wishSide(isSideOpen ? 'closed' : 'open')),
        toggleOutline: () => (isPhone ? setLayer('outline') : wishOutline(isOutlineOpen ? 'closed' : 'open')),
        counts: () => setCountsOpen(true),
        focusSection: () => {
          const id = current.sectionId ?? rows.find((row) => row.kind === 'section')?.id ?? null;
          if (id === null) speak('There is no section to focus on.');
          showOnly(id);
        },
        showAll: () => showOnly(null),
        setMode: (next) => {
          setMode(next);
          speak(modeWords[next]);
        },
        toggleSingleKeys: () => {
          wishSingleKeys(areSingleKeysOn ? 'off' : 'on');
          speak(areSingleKeysOn ? 'Single-letter keys are off.' : 'Single-letter keys are on.');
        },
        publishing,
        versions: () => router.push(`/a/${assessmentId}/versions`),
        go: (path) => router.push(path),
      },
    }),
    [
      assessmentId,
      editor,
      isEditable,
      mayWrite,
      mode,
      modes,
      setMode,
      focused,
      isSideOpen,
      isOutlineOpen,
      areSingleKeysOn,
      isPhone,
      current.sectionId,
      rows,
      hasBanner,
      showOnly,
      router,
      wishSide,
      wishOutline,
      wishSingleKeys,
      setSideTab,
      publishing,
    ],
  );

  return {
    now,
    layer,
    setLayer,
    find,
    setFind,
    areCountsOpen,
    setCountsOpen,
    mode,
    modes,
    isEditable,
    shape,
    isPhone,
    isSideOpen,
    isOutlineOpen,
    sideTab,
    setSideTab,
  };
}

export type Page = ReturnType<typeof usePageNow>;
