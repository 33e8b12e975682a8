import { ListChecks } from 'lucide-react';
import { stepToFinding } from '../checks/goToFinding.ts';
import type { Command } from './Command.ts';
import type { Chord } from './keyChords.ts';

/** Goes from one finding of the checks to another. */
const step = (way: 'next' | 'previous', name: string, chord: Chord): Command => ({
  id: `${way}-finding`,
  name,
  group: 'view',
  icon: ListChecks,
  keys: [chord],
  reach: 'page',
  words: 'check hint warning error',
  blocked: ({ editor }) => (editor === null ? 'The document is not open yet' : null),
  run: ({ editor }) => {
    if (editor !== null) stepToFinding(editor.view, way);
  },
});

/** What the page can be asked about the findings of the checks. */
export const findingCommands: readonly Command[] = [
  {
    id: 'checks-panel',
    name: 'Checks',
    group: 'view',
    icon: ListChecks,
    keys: ['Alt-Shift-c'],
    reach: 'page',
    words: 'findings hints tradecraft waived waivers lint',
    run: (page) => page.act.sideTab('checks'),
  },
  step('next', 'Next finding of the checks', 'F8'),
  step('previous', 'Previous finding of the checks', 'Shift-F8'),
];
