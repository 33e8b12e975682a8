import { FileLock2, Stamp } from 'lucide-react';
import type { Command } from './Command.ts';
import { noText, whyNotWrite } from './whyNot.ts';

/** What the page can be asked about the handling of the paper, beside the mark of one portion. */
export const markingCommands: readonly Command[] = [
  {
    id: 'raise-banner',
    name: 'Raise the banner…',
    group: 'writing',
    icon: Stamp,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'marking classification handling tlp secret higher',
    exists: (page) => page.hasBanner,
    blocked: whyNotWrite,
    run: (page) => page.act.raise(),
  },
  {
    id: 'releasable-view',
    name: 'Releasable view…',
    group: 'view',
    icon: FileLock2,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'marking classification handling tear line withheld share extract',
    exists: (page) => page.hasBanner,
    blocked: noText,
    run: (page) => page.act.releasable(),
  },
];
