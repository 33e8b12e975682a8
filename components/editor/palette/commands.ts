import {
  AArrowUp,
  Bold,
  BookOpen,
  BookUp,
  CalendarDays,
  ChartColumnBig,
  CornerDownLeft,
  EyeOff,
  FileSearch,
  Gauge,
  History,
  House,
  Italic,
  Keyboard,
  Library,
  Link2,
  List,
  ListOrdered,
  MoveDown,
  MoveUp,
  Network,
  PanelLeft,
  PanelRight,
  Paperclip,
  Plus,
  Printer,
  Quote,
  Redo2,
  Replace,
  Ruler,
  Scale,
  Search,
  SignalHigh,
  SquareDashedText,
  Stamp,
  Target,
  Terminal,
  Undo2,
  Underline,
  UserPlus,
  WholeWord,
  X,
  type LucideIcon,
} from 'lucide-react';
import { openCitationPicker, openEvidenceMap } from '../argument/argumentRequests.ts';
import { focusEstimates } from '../estimates/focusEstimates.ts';
import { numberedBlockAt } from '../blocks/blockNumbers.ts';
import type { Command, CommandGroup } from './Command.ts';
import { findingCommands } from './findingCommands.ts';
import { threadCommands } from './threadCommands.ts';
import type { Chord } from './keyChords.ts';
import { modeCommands } from './modeCommands.ts';
import type { PageNow } from './PageNow.ts';
import { markingCommands } from './markingCommands.ts';
import { pressInText } from './pressInText.ts';
import { sourceCommands } from './sourceCommands.ts';
import { noText, whyNotWrite } from './whyNot.ts';

/** What needs a judgment around the caret. */
function noJudgment(page: PageNow): string | null {
  const block = page.editor === null ? undefined : numberedBlockAt(page.editor.state);
  return block?.node.type.name === 'judgment' ? null : 'The caret is in no judgment';
}

/** The same, and the right to write. */
const whyNotJudgment = (page: PageNow): string | null => whyNotWrite(page) ?? noJudgment(page);

type Described = readonly [id: string, name: string, icon: LucideIcon, keys: readonly Chord[]];

/** A command that the text's own key map carries out. */
function inText(
  [id, name, icon, keys]: Described,
  group: CommandGroup,
  more: Partial<Pick<Command, 'words' | 'blocked' | 'exists' | 'shown'>> = {},
): Command {
  const [chord = ''] = keys;
  return {
    id,
    name,
    icon,
    keys,
    group,
    reach: 'text',
    blocked: whyNotWrite,
    run: (page) => void pressInText(page.editor, chord),
    ...more,
  };
}

const judgment = { blocked: whyNotJudgment };

/** Everything the page can be asked to do. The palette, the shortcut sheet and the keys are made from this one table. */
export const commands: readonly Command[] = [
  {
    id: 'commands',
    name: 'Commands',
    group: 'anywhere',
    icon: Terminal,
    keys: ['Mod-k'],
    reach: 'page',
    shown: 'sheet',
    run: (page) => page.act.palette(),
  },
  {
    id: 'search',
    name: 'Search all assessments',
    group: 'anywhere',
    icon: Search,
    keys: ['/'],
    reach: 'outside',
    run: (page) => page.act.go('/search'),
  },
  {
    id: 'versions',
    name: 'Versions and what changed',
    group: 'view',
    icon: History,
    keys: [],
    reach: 'page',
    words: 'history compare restore diff name',
    shown: 'palette',
    run: (page) => page.act.versions(),
  },
  {
    id: 'shortcuts',
    name: 'Keyboard shortcuts',
    group: 'anywhere',
    icon: Keyboard,
    keys: ['?'],
    reach: 'outside',
    words: 'keys help sheet',
    run: (page) => page.act.shortcuts(),
  },
  {
    id: 'go-work',
    name: 'Go to my work',
    group: 'anywhere',
    icon: House,
    keys: ['g w'],
    reach: 'outside',
    shown: 'sheet',
    run: (page) => page.act.go('/'),
  },
  {
    id: 'close',
    name: 'Close, step back',
    group: 'anywhere',
    icon: X,
    keys: ['Escape'],
    reach: 'text',
    shown: 'sheet',
    run: () => undefined,
  },
  {
    id: 'share',
    name: 'Share',
    group: 'anywhere',
    icon: UserPlus,
    keys: [],
    reach: 'page',
    words: 'people access rights members invite',
    run: (page) => page.act.share(),
  },
  {
    id: 'publish',
    name: 'Publish…',
    group: 'anywhere',
    icon: BookUp,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'release version readers gates retract',
    exists: (page) => page.mayPublish(),
    run: (page) => page.act.publishing.run(),
  },
  {
    id: 'print',
    name: 'Print',
    group: 'anywhere',
    icon: Printer,
    keys: ['Mod-p'],
    reach: 'text',
    words: 'paper pdf',
    blocked: noText,
    run: () => window.print(),
  },
  {
    id: 'single-keys',
    name: 'Turn single-letter keys on or off',
    group: 'anywhere',
    icon: Keyboard,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'shortcuts speech accessibility',
    run: (page) => page.act.toggleSingleKeys(),
  },

  inText(['insert', 'Insert a block', Plus, ['/']], 'writing', { shown: 'sheet' }),
  inText(['new-judgment', 'New judgment', Scale, ['Alt-j']], 'writing'),
  inText(['new-evidence', 'New evidence', Paperclip, ['Alt-e']], 'writing'),
  inText(['move-up', 'Move block up', MoveUp, ['Alt-ArrowUp']], 'writing'),
  inText(['move-down', 'Move block down', MoveDown, ['Alt-ArrowDown']], 'writing'),
  inText(['undo', 'Undo my change', Undo2, ['Mod-z']], 'writing'),
  inText(['redo', 'Redo', Redo2, ['Mod-Shift-z']], 'writing'),
  inText(['bold', 'Bold', Bold, ['Mod-b']], 'writing'),
  inText(['italic', 'Italic', Italic, ['Mod-i']], 'writing'),
  inText(['underline', 'Underline', Underline, ['Mod-u']], 'writing'),
  inText(['list', 'List', List, ['Mod-Shift-8']], 'writing', { words: 'bullets' }),
  inText(['numbered-list', 'Numbered list', ListOrdered, ['Mod-Shift-7']], 'writing'),
  inText(['quotation', 'Quotation', Quote, ['Mod-Shift-b']], 'writing'),
  inText(['portion-mark', 'Portion mark', Stamp, ['Alt-m']], 'writing', { words: 'marking classification tlp secret' }),
  inText(['line-break', 'New line', CornerDownLeft, ['Shift-Enter']], 'writing', { shown: 'sheet' }),

  inText(['likelihood', 'Likelihood', Gauge, ['Alt-l']], 'judgments', judgment),
  inText(['confidence', 'Confidence', SignalHigh, ['Alt-c']], 'judgments', judgment),
  inText(['horizon', 'Horizon', CalendarDays, ['Alt-h']], 'judgments', judgment),
  inText(['link-evidence', 'Link evidence', Link2, ['Alt-k']], 'judgments', judgment),
  {
    id: 'estimates',
    name: 'Estimates for this judgment',
    group: 'judgments',
    icon: EyeOff,
    keys: [],
    reach: 'page',
    words: 'blind own number probability reveal mean group',
    blocked: noJudgment,
    run: (page) => {
      page.act.sideTab('evidence');
      focusEstimates();
    },
  },
  {
    id: 'cite',
    name: 'Cite a source here',
    group: 'judgments',
    icon: Quote,
    keys: [],
    reach: 'page',
    words: 'citation reference [[',
    blocked: whyNotWrite,
    run: ({ editor }) => {
      editor?.view.focus();
      if (editor !== null) openCitationPicker(editor);
    },
  },
  {
    id: 'evidence-map',
    name: 'Evidence map',
    group: 'judgments',
    icon: Network,
    keys: [],
    reach: 'page',
    words: 'picture graph argument rests on',
    blocked: noText,
    run: ({ editor }) => {
      if (editor !== null) openEvidenceMap(editor);
    },
  },
  {
    id: 'scale',
    name: 'Change the scale of likelihoods…',
    group: 'judgments',
    icon: Ruler,
    keys: [],
    reach: 'page',
    words: 'wording probable likely icd 203 phia ranges',
    blocked: whyNotWrite,
    run: (page) => page.act.scale(),
  },

  {
    id: 'find',
    name: 'Find in this document',
    group: 'view',
    icon: FileSearch,
    keys: ['Mod-f'],
    reach: 'editor',
    blocked: noText,
    run: (page) => page.act.find(false),
  },
  {
    id: 'replace',
    name: 'Find and replace',
    group: 'view',
    icon: Replace,
    keys: ['Mod-h'],
    reach: 'editor',
    blocked: whyNotWrite,
    run: (page) => page.act.find(true),
  },
  {
    id: 'next-match',
    name: 'Next match',
    group: 'view',
    icon: WholeWord,
    keys: ['F3'],
    reach: 'text',
    shown: 'sheet',
    run: (page) => void pressInText(page.editor, 'F3'),
  },
  {
    id: 'focus-section',
    name: 'Focus on section',
    group: 'view',
    icon: SquareDashedText,
    keys: ['Alt-Shift-f'],
    reach: 'page',
    words: 'only one section distraction',
    blocked: (page) => noText(page) ?? (page.isFocused ? 'One section is shown already' : null),
    run: (page) => page.act.focusSection(),
  },
  {
    id: 'show-all',
    name: 'Show all sections',
    group: 'view',
    icon: SquareDashedText,
    keys: [],
    reach: 'page',
    shown: 'palette',
    exists: (page) => page.isFocused,
    run: (page) => page.act.showAll(),
  },
  {
    id: 'counts',
    name: 'Word count',
    group: 'view',
    icon: AArrowUp,
    keys: [],
    reach: 'page',
    words: 'characters length reading time',
    blocked: noText,
    run: (page) => page.act.counts(),
  },
  {
    id: 'outline',
    name: 'Outline on or off',
    group: 'view',
    icon: PanelLeft,
    keys: ['Alt-Shift-o'],
    reach: 'page',
    run: (page) => page.act.toggleOutline(),
  },
  {
    id: 'side',
    name: 'Side panel on or off',
    group: 'view',
    icon: PanelRight,
    keys: ['Alt-Shift-p'],
    reach: 'page',
    run: (page) => page.act.toggleSide(),
  },
  {
    id: 'evidence-panel',
    name: 'Evidence of the whole paper',
    group: 'view',
    icon: ChartColumnBig,
    keys: [],
    reach: 'page',
    shown: 'palette',
    exists: (page) => page.hasSideTab('evidence'),
    run: (page) => page.act.sideTab('evidence'),
  },
  ...sourceCommands,
  ...findingCommands,
  ...markingCommands,
  ...threadCommands,
  {
    id: 'details-panel',
    name: 'Details of this assessment',
    group: 'view',
    icon: ChartColumnBig,
    keys: [],
    reach: 'page',
    shown: 'palette',
    words: 'reference scale cut-off due date topic members',
    run: (page) => page.act.sideTab('details'),
  },
  ...modeCommands,
];

/** Pages one can go to from here. */
export const pagesToGo: readonly { readonly name: string; readonly path: string; readonly icon: LucideIcon }[] = [
  { name: 'My work', path: '/', icon: House },
  { name: 'Search', path: '/search', icon: Search },
  { name: 'Published papers', path: '/published', icon: BookOpen },
  { name: 'Judgment ledger', path: '/ledger', icon: Target },
  { name: 'Your account', path: '/account', icon: Library },
];
