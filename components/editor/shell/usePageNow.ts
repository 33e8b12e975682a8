'use client';
import type { Editor } from '@tiptap/react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import type { OutlineRow } from '../outline/outlineRows.ts';
import type { CurrentPlace } from '../outline/useDraftFacts.ts';
import type { PageNow } from '../palette/PageNow.ts';
import { speak } from './speak.tsx';
import { useDeviceSetting } from './useDeviceSetting.ts';
import { usePageShape } from './usePageShape.ts';

/** What lies over the page: one thing at a time. */
export type Layer = 'palette' | 'shortcuts' | 'share' | 'outline' | 'side' | 'scale' | 'raise' | 'releasable';

/** How the page stands, what lies over it, and what it can be asked to do. */
export function usePageNow(given: {
  readonly assessmentId: string;
  readonly editor: Editor | null;
  readonly mayWrite: boolean;
  /** Whether the server lets this person write just now. */
  readonly mayEdit: boolean;
  readonly current: CurrentPlace;
  readonly rows: readonly OutlineRow[];
  readonly hasBanner: boolean;
  readonly focused: string | null;
  readonly showOnly: (sectionId: string | null) => void;
}) {
  const { assessmentId, editor, mayWrite, mayEdit, current, rows, hasBanner, focused, showOnly } = given;
  const router = useRouter();
  const shape = usePageShape();
  const isPhone = shape === 'phone';
  const isNarrow = isPhone || shape === 'narrow';
  const [layer, setLayer] = useState<Layer | null>(null);
  const [find, setFind] = useState<{ readonly withReplace: boolean } | null>(null);
  const [areCountsOpen, setCountsOpen] = useState(false);
  const [isViewing, setViewing] = useState(false);
  const [outlineWish, wishOutline] = useDeviceSetting('outline', 'open');
  // Where there is room for the panel only over the paper, it stays away until asked for.
  const sideName = isNarrow ? 'side-narrow' : 'side';
  const [sideWish, wishSide] = useDeviceSetting(sideName, isNarrow ? 'closed' : 'open');
  const [sideTab, setSideTab] = useDeviceSetting('side-tab', 'evidence');
  const [singleKeys, wishSingleKeys] = useDeviceSetting('single-keys', 'on');
  const isSideOpen = sideWish === 'open';
  const isOutlineOpen = outlineWish === 'open' && !isPhone;
  const areSingleKeysOn = singleKeys === 'on';
  const isEditable = mayEdit && !isViewing;

  const now = useMemo<PageNow>(
    () => ({
      editor,
      isEditable,
      mayWrite,
      isViewing,
      isFocused: focused !== null,
      hasBanner,
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
        setViewing,
        toggleSingleKeys: () => {
          wishSingleKeys(areSingleKeysOn ? 'off' : 'on');
          speak(areSingleKeysOn ? 'Single-letter keys are off.' : 'Single-letter keys are on.');
        },
        versions: () => router.push(`/a/${assessmentId}/versions`),
        go: (path) => router.push(path),
      },
    }),
    [
      assessmentId,
      editor,
      isEditable,
      mayWrite,
      isViewing,
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
    isViewing,
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
