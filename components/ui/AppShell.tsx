import { Bell, CircleUserRound, Files, Inbox, Library, Ruler, Users } from 'lucide-react';
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
  readonly all: number;
  readonly topics: readonly { readonly topic: string; readonly count: number }[];
  readonly topic: string | null;
};

/** Banner, bar, rail and one page. The rail names only what exists and what the person may open. */
export function AppShell(props: {
  readonly person: Person;
  readonly isAdmin: boolean;
  readonly current: 'assessments' | 'inbox' | 'sources' | 'scales' | 'users' | 'account' | 'search' | null;
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
      ...counted(figures?.all, (count) => `${count} in all`),
    },
    { href: '/sources', label: 'Sources', icon: <Library className="i" />, current: current === 'sources' },
    { href: '/scales', label: 'Scales', icon: <Ruler className="i" />, current: current === 'scales' },
    ...(props.isAdmin
      ? [{ href: '/users', label: 'Users', icon: <Users className="i" />, current: current === 'users' }]
      : []),
    { href: '/account', label: 'Account', icon: <CircleUserRound className="i" />, current: current === 'account' },
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

function counted(count: number | undefined, words: (count: number) => string): Pick<RailEntry, 'count' | 'counted'> {
  return count === undefined || count === 0 ? {} : { count, counted: words(count) };
}
