import type { Editor } from '@tiptap/react';
import type { DoneLater } from '../shell/useDoneLater.ts';
import type { WorkMode } from '@/lib/domain/threads/workMode.ts';

/** What the page can be asked to do, and how it stands; handed to each command. */
export type PageNow = {
  readonly editor: Editor | null;
  /** Whether anything can be typed now. */
  readonly isEditable: boolean;
  /** Whether the person may write at all: else what changes the draft says why it cannot. */
  readonly mayWrite: boolean;
  /** How one works on the draft, and how one may. */
  readonly mode: WorkMode;
  readonly modes: readonly WorkMode[];
  readonly isFocused: boolean;
  /** Whether the paper's marking system has a banner. */
  readonly hasBanner: boolean;
  readonly mayPublish: () => boolean;
  readonly hasSideTab: (id: string) => boolean;
  readonly isSideOpen: boolean;
  readonly isOutlineOpen: boolean;
  readonly areSingleKeysOn: boolean;
  readonly act: PageActs;
};

export type PageActs = {
  readonly palette: () => void;
  readonly shortcuts: () => void;
  readonly share: () => void;
  readonly scale: () => void;
  readonly raise: () => void;
  readonly releasable: () => void;
  readonly find: (withReplace: boolean) => void;
  readonly sideTab: (id: string) => void;
  readonly toggleSide: () => void;
  readonly toggleOutline: () => void;
  readonly counts: () => void;
  readonly focusSection: () => void;
  readonly showAll: () => void;
  readonly setMode: (mode: WorkMode) => void;
  readonly toggleSingleKeys: () => void;
  /** Opens the dialog for publishing, where one may. */
  readonly publishing: DoneLater;
  readonly versions: () => void;
  readonly go: (path: string) => void;
};
