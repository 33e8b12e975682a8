import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Menu, MenuLink } from './Menu.tsx';

export type RailEntry = {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly count?: number;
  /** What the count counts, read aloud in its place: "4 things need you". */
  readonly counted?: string;
  readonly current?: boolean;
  /** On a phone it is found under "More": five names are as many as its foot can show whole. */
  readonly isLater?: boolean;
};

/** The main navigation, and what assessments are filed under. On a phone it lies along the foot, without the topics. */
export function Rail(props: { readonly entries: readonly RailEntry[]; readonly topics?: readonly RailEntry[] }) {
  const { topics = [] } = props;
  return (
    <nav className="rail" aria-label="Main">
      {props.entries.map((entry) => (
        <Entry key={entry.href} entry={entry} />
      ))}
      <More entries={props.entries.filter(({ isLater }) => isLater === true)} />
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

/** On a phone: what the foot has no room for. */
function More({ entries }: { readonly entries: readonly RailEntry[] }) {
  if (entries.length === 0) return null;
  const here = entries.find(({ current }) => current === true);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={here === undefined ? 'more' : 'more on'}
          {...(here === undefined ? {} : { 'aria-label': `More, now at ${here.label}` })}
        >
          <Ellipsis className="i" />
          <span>More</span>
        </button>
      }
    >
      {entries.map((entry) => (
        <MenuLink
          key={entry.href}
          link={
            <Link href={entry.href} {...currentOf(entry)}>
              {entry.icon}
              {entry.label}
              <Count entry={entry} />
            </Link>
          }
        />
      ))}
    </Menu>
  );
}

const currentOf = ({ current }: RailEntry) => (current === true ? { 'aria-current': 'page' as const } : {});

function Entry(props: { readonly entry: RailEntry }) {
  const { href, label, icon, current, isLater } = props.entry;
  const classes = [...(current === true ? ['on'] : []), ...(isLater === true ? ['under-more'] : [])].join(' ');
  return (
    <Link href={href} title={label} {...(classes === '' ? {} : { className: classes })} {...currentOf(props.entry)}>
      {icon}
      <span className="cut">{label}</span>
      <Count entry={props.entry} />
    </Link>
  );
}

function Count({ entry: { count, counted } }: { readonly entry: RailEntry }) {
  if (count === undefined || count === 0) return null;
  return (
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
  );
}
