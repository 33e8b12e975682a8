import { Eye, PencilLine, SquarePen, TextCursorInput } from 'lucide-react';
import type { WorkMode } from '@/lib/domain/threads/workMode.ts';
import { openHere } from '../suggesting/suggestingExtension.ts';
import type { Command } from './Command.ts';
import { noText } from './whyNot.ts';

function switchTo(mode: WorkMode, name: string, icon: Command['icon'], key: string, words: string): Command {
  return {
    id: mode,
    name: `Switch to ${name}`,
    group: 'view',
    icon,
    keys: [`Mod-Alt-Shift-${key}`],
    reach: 'page',
    words,
    exists: (page) => page.mode !== mode && page.modes.includes(mode),
    blocked: (page) => (page.modes.includes(mode) ? null : 'You may not do this here'),
    run: (page) => page.act.setMode(mode),
  };
}

/** How one works on the draft. */
export const modeCommands: readonly Command[] = [
  switchTo('editing', 'Editing', PencilLine, 'z', 'write mode'),
  switchTo('suggesting', 'Suggesting', SquarePen, 'x', 'suggest mode track changes propose'),
  switchTo('viewing', 'Viewing', Eye, 'c', 'read mode'),
  {
    id: 'suggest-here',
    name: 'Suggest other words here',
    group: 'writing',
    icon: TextCursorInput,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'propose track changes wording',
    exists: (page) => page.modes.includes('suggesting'),
    blocked: (page) => noText(page) ?? (page.mode === 'suggesting' ? null : 'Switch to Suggesting first'),
    run: ({ editor }) => {
      // After the palette has given the focus back.
      if (editor !== null) setTimeout(() => openHere(editor.view), 0);
    },
  },
];
