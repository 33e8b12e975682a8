import Link from 'next/link';
import type { ReactNode } from 'react';

export type RailEntry = {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly count?: number;
  readonly current?: boolean;
};

/** The main navigation. On a phone it lies along the foot of the page. */
export function Rail(props: { readonly entries: readonly RailEntry[] }) {
  return (
    <nav className="rail" aria-label="Main">
      {props.entries.map((entry) => (
        <Link
          key={entry.href}
          href={entry.href}
          {...(entry.current === true ? { className: 'on', 'aria-current': 'page' as const } : {})}
        >
          {entry.icon}
          {entry.label}
          {entry.count === undefined ? null : <span className="n">{entry.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
