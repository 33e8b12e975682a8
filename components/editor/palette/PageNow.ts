import type { Editor } from '@tiptap/react';

/** What the page can be asked to do, and how it stands; handed to each command. */
export type PageNow = {
  readonly editor: Editor | null;
  /** Whether anything can be typed now. */
  readonly isEditable: boolean;
  /** Whether the person may write at all: else what changes the draft says why it cannot. */
  readonly mayWrite: boolean;
  readonly isViewing: boolean;
  readonly isFocused: boolean;
  /** Whether the paper's marking system has a banner. */
  readonly hasBanner: boolean;
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
  readonly setViewing: (isViewing: boolean) => void;
  readonly toggleSingleKeys: () => void;
  readonly versions: () => void;
  readonly go: (path: string) => void;
};
