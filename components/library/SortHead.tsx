import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { filterAddress, usualDirection } from './filterAddress.ts';
import type { LibraryFilter, ListColumn } from './LibraryActions.ts';

/** A column's head that orders the list by it; asked again, the other way round. */
export function SortHead(props: {
  readonly filter: LibraryFilter;
  readonly column: ListColumn;
  readonly className?: string;
  readonly children: string;
}) {
  const { filter, column } = props;
  const isBy = filter.order === column;
  const direction = isBy ? (filter.direction === 'up' ? 'down' : 'up') : usualDirection(column);
  const Icon = filter.direction === 'up' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      {...(props.className === undefined ? {} : { className: props.className })}
      {...(isBy ? { 'aria-sort': filter.direction === 'up' ? ('ascending' as const) : ('descending' as const) } : {})}
    >
      <Link className="sort" href={filterAddress({ ...filter, order: column, direction })} replace scroll={false}>
        {props.children} {isBy ? <Icon className="i s" /> : null}
      </Link>
    </th>
  );
}
