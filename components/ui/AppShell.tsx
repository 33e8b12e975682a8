import { Bell, BookOpen, CircleUserRound, Files, Inbox, Library, Ruler, Target, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { QuickSearch } from '../search/QuickSearch.tsx';
import type { Person } from './Avatar.tsx';
import { HandlingBanner } from './HandlingBanner.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Rail, type RailEntry } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** What the rail counts. `topic` is the one that the page shows now, null for none. */
export type RailFigures = {
  readonly needs: number;
  readonly unread: number;
  /** Judgments past their horizon without an outcome. */
  readonly due: number;
  readonly all: number;
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  readonly topic: string | null;
};

/** Banner, bar, rail and one page. The rail names only what exists and what the person may open. */
export function AppShell(props: {
  readonly person: Person;
  readonly isAdmin: boolean;
  readonly current:
    'assessments' | 'inbox' | 'published' | 'ledger' | 'sources' | 'scales' | 'users' | 'account' | 'search' | null;
  /** Left out: the rail counts nothing and lists no topics. */
  readonly figures?: RailFigures;
  /** What the field for searching begins with. */
  readonly search?: string;
  /** Shown in the bar: a workspace with throw-away data says so. */
  readonly demo?: boolean;
  readonly children: ReactNode;
}) {
  const { current, figures } = props;
  const topic = figures?.topic ?? null;
  const entries: readonly RailEntry[] = [
    {
      href: '/',
      label: 'My work',
      icon: <Inbox className="i" />,
      current: current === 'assessments' && topic === null,
      ...counted(figures?.needs, (count) => `${count} ${count === 1 ? 'thing needs' : 'things need'} you`),
    },
    {
      href: '/inbox',
      label: 'Inbox',
      icon: <Bell className="i" />,
      current: current === 'inbox',
      ...counted(figures?.unread, (count) => `${count} unread`),
    },
    {
      href: '/#assessments',
      label: 'Assessments',
      icon: <Files className="i" />,
      isLater: true,
      ...counted(figures?.all, (count) => `${count} in all`),
    },
    { href: '/published', label: 'Published', icon: <BookOpen className="i" />, current: current === 'published' },
    {
      href: '/ledger',
      label: 'Ledger',
      icon: <Target className="i" />,
      current: current === 'ledger',
      ...counted(figures?.due, (count) => `${count} past ${count === 1 ? 'its' : 'their'} horizon`),
    },
    later('/sources', 'Sources', <Library className="i" />, current === 'sources'),
    later('/scales', 'Scales', <Ruler className="i" />, current === 'scales'),
    ...(props.isAdmin ? [later('/users', 'Users', <Users className="i" />, current === 'users')] : []),
    later('/account', 'Account', <CircleUserRound className="i" />, current === 'account'),
  ];
  const topics = (figures?.topics ?? []).map((one) => ({
    href: `/?topic=${encodeURIComponent(one.topic)}#assessments`,
    label: one.topic,
    icon: null,
    current: one.topic === topic,
    ...counted(one.count, (count) => `${count} ${count === 1 ? 'assessment' : 'assessments'}`),
  }));
  return (
    <div className="shell">
      <HandlingBanner />
      <TopBar>
        {props.demo === true ? <span className="muted sm demo">Demonstration: nothing here is kept</span> : null}
        <QuickSearch words={props.search ?? ''} />
        <PersonMenu person={props.person} isAdmin={props.isAdmin} />
      </TopBar>
      <Rail entries={entries} topics={topics} />
      <main className="page" id="main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}

function later(href: string, label: string, icon: ReactNode, isCurrent: boolean): RailEntry {
  return { href, label, icon, current: isCurrent, isLater: true };
}

function counted(count: number | undefined, words: (count: number) => string): Pick<RailEntry, 'count' | 'counted'> {
  return count === undefined || count === 0 ? {} : { count, counted: words(count) };
}
