import Link from 'next/link';
import type { ReactNode } from 'react';

export type RailEntry = {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly count?: number;
  /** What the count counts, read aloud in its place: "4 things need you". */
  readonly counted?: string;
  readonly current?: boolean;
};

/** The main navigation, and what assessments are filed under. On a phone it lies along the foot, without the topics. */
export function Rail(props: { readonly entries: readonly RailEntry[]; readonly topics?: readonly RailEntry[] }) {
  const { topics = [] } = props;
  return (
    <nav className="rail" aria-label="Main">
      {props.entries.map((entry) => (
        <Entry key={entry.href} entry={entry} />
      ))}
      {topics.length === 0 ? null : (
        <div className="topics">
          <h2 className="label">Topics</h2>
          {topics.map((entry) => (
            <Entry key={entry.href} entry={entry} />
          ))}
        </div>
      )}
    </nav>
  );
}

function Entry(props: { readonly entry: RailEntry }) {
  const { href, label, icon, count, counted, current } = props.entry;
  return (
    <Link href={href} title={label} {...(current === true ? { className: 'on', 'aria-current': 'page' as const } : {})}>
      {icon}
      <span className="cut">{label}</span>
      {count === undefined || count === 0 ? null : (
        <span className="n">
          {counted === undefined ? (
            count
          ) : (
            <>
              <span aria-hidden="true">{count}</span>
              <span className="hide">, {counted}</span>
            </>
          )}
        </span>
      )}
    </Link>
  );
}
