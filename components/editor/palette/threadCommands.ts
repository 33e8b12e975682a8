import { MessageSquare, MessageSquarePlus, MessageSquareText } from 'lucide-react';
import { commentHere, stepToThread } from '../threads/stepToThread.ts';
import type { Command } from './Command.ts';
import { noText } from './whyNot.ts';

/** What the page can be asked about comments. */
export const threadCommands: readonly Command[] = [
  {
    id: 'comments-panel',
    name: 'Comments',
    group: 'view',
    icon: MessageSquareText,
    keys: ['Alt-Shift-m'],
    reach: 'page',
    words: 'threads review suggestions',
    run: (page) => page.act.sideTab('comments'),
  },
  {
    id: 'comment',
    name: 'Comment on the selection',
    group: 'writing',
    icon: MessageSquarePlus,
    keys: ['Mod-Alt-m'],
    reach: 'page',
    words: 'suggest thread note remark',
    blocked: noText,
    run: ({ editor }) => {
      if (editor !== null) commentHere(editor.view);
    },
  },
  {
    id: 'next-comment',
    name: 'Next comment in the text',
    group: 'view',
    icon: MessageSquare,
    keys: ['n'],
    reach: 'outside',
    words: 'thread',
    blocked: noText,
    run: ({ editor }) => {
      if (editor !== null) stepToThread(editor.view);
    },
  },
];
