import type { LucideIcon } from 'lucide-react';
import type { Chord } from './keyChords.ts';
import type { PageNow } from './PageNow.ts';

/** The columns of the shortcut sheet. */
export const commandGroups = ['anywhere', 'writing', 'judgments', 'view'] as const;
export type CommandGroup = (typeof commandGroups)[number];

export const groupWords: Readonly<Record<CommandGroup, string>> = {
  anywhere: 'Anywhere',
  writing: 'Writing',
  judgments: 'Judgments and evidence',
  view: 'Finding and viewing',
};

/**
 * Something that can be done on the page: from the palette, and by its keys where it has any.
 * `reach` says where the keys count: `page` everywhere, `editor` in the text and its find bar, `text` in the text, whose
 * own key map answers them; `outside` everywhere but in text and fields.
 */
export type Command = {
  readonly id: string;
  readonly name: string;
  readonly group: CommandGroup;
  readonly icon: LucideIcon;
  readonly keys: readonly Chord[];
  readonly reach: 'page' | 'editor' | 'text' | 'outside';
  /** Other words people look for it by. */
  readonly words?: string;
  /** Shown in the palette and in the sheet (`both`), or in one of them. */
  readonly shown?: 'both' | 'palette' | 'sheet';
  /** Whether it exists on this page at all. */
  readonly exists?: (page: PageNow) => boolean;
  /** Why it cannot be done now; null where it can. */
  readonly blocked?: (page: PageNow) => string | null;
  readonly run: (page: PageNow) => void;
};
