import { Library, TextQuote } from 'lucide-react';
import { jumpTo } from '../outline/jumpTo.ts';
import { beginSummary, hasSources } from '../sources/beginSummary.ts';
import type { Command } from './Command.ts';
import { whyNotWrite } from './whyNot.ts';

/** What the page can be asked about the sources of the paper as a whole. */
export const sourceCommands: readonly Command[] = [
  {
    id: 'sources-panel',
    name: 'Sources of the whole paper',
    group: 'view',
    icon: Library,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'register grades reliability archive recall',
    run: (page) => page.act.sideTab('sources'),
  },
  {
    id: 'source-summary',
    name: 'Begin the source summary',
    group: 'writing',
    icon: TextQuote,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'statement descriptor icd 206 sources reliability',
    blocked: (page) =>
      whyNotWrite(page) ?? (page.editor !== null && hasSources(page.editor.state) ? null : 'There is no source yet'),
    run: ({ editor }) => {
      const blockId = editor === null ? null : beginSummary(editor);
      // After the palette has given the keyboard back.
      if (blockId !== null) requestAnimationFrame(() => jumpTo(editor, blockId));
    },
  },
];
