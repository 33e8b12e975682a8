import { CircleUserRound, Files, Ruler, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Person } from './Avatar.tsx';
import { HandlingBanner } from './HandlingBanner.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** Banner, bar, rail and one page. The rail names only what exists and what the person may open. */
export function AppShell(props: {
  readonly person: Person;
  readonly isAdmin: boolean;
  readonly current: 'assessments' | 'scales' | 'users' | 'account' | null;
  /** Shown in the bar: a workspace with throw-away data says so. */
  readonly demo?: boolean;
  readonly children: ReactNode;
}) {
  const { current } = props;
  const entries = [
    {
      href: '/',
      label: 'Assessments',
      icon: <Files className="i" />,
      current: current === 'assessments',
    },
    { href: '/scales', label: 'Scales', icon: <Ruler className="i" />, current: current === 'scales' },
    ...(props.isAdmin
      ? [{ href: '/users', label: 'Users', icon: <Users className="i" />, current: current === 'users' }]
      : []),
    { href: '/account', label: 'Account', icon: <CircleUserRound className="i" />, current: current === 'account' },
  ];
  return (
    <div className="shell">
      <HandlingBanner />
      <TopBar>
        {props.demo === true ? <span className="muted sm demo">Demonstration: nothing here is kept</span> : null}
        <span className="push" />
        <PersonMenu person={props.person} isAdmin={props.isAdmin} />
      </TopBar>
      <Rail entries={entries} />
      <main className="page" id="main" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}
