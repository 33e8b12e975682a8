import Link from 'next/link';
import { EmptyState } from '../ui/EmptyState.tsx';
import { filterAddress } from './filterAddress.ts';
import type { LibraryFilter } from './LibraryActions.ts';

/** How many would match otherwise, and where they are. `more` when the count stopped at its bound. */
export type Otherwise = { readonly filter: LibraryFilter; readonly count: number; readonly more: boolean };

const where = (filter: LibraryFilter) =>
  `${filter.archived ? 'archived ' : ''}${filter.mine ? 'assessment of yours' : 'assessment'}`;

/** Filtered to nothing: what was asked, and how many would match otherwise. */
export function NothingMatches(props: { readonly filter: LibraryFilter; readonly otherwise: Otherwise | null }) {
  const { filter, otherwise } = props;
  const title =
    filter.query === ''
      ? filter.archived
        ? `No ${where(filter)}`
        : 'No assessment of yours yet'
      : `No ${where(filter)} matches “${filter.query}”`;
  const found =
    otherwise === null || otherwise.count === 0
      ? null
      : `${otherwise.more ? `More than ${otherwise.count}` : otherwise.count}`;
  const across = otherwise?.filter.archived === true ? 'in the archive' : 'among all assessments';
  return (
    <EmptyState
      title={title}
      acts={
        <>
          {found === null || otherwise === null ? null : (
            <Link className="btn" href={filterAddress(otherwise.filter)}>
              Show {otherwise.count === 1 ? 'that one' : 'those'}
            </Link>
          )}
          <Link className={found === null ? 'btn' : 'btn quiet'} href="/">
            Clear filters
          </Link>
        </>
      }
    >
      {found === null ? (
        <p>{filter.query === '' ? 'Nothing is here.' : 'Nothing matches it elsewhere either.'}</p>
      ) : (
        <p>
          {found} {otherwise?.count === 1 ? 'matches' : 'match'} {across}.
        </p>
      )}
    </EmptyState>
  );
}
