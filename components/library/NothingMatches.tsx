import Link from 'next/link';
import { EmptyState } from '../ui/EmptyState.tsx';
import { filterAddress, noFilter } from './filterAddress.ts';
import { nothingWords } from './filterWords.ts';
import type { LibraryFilter } from './LibraryActions.ts';

/** How many would match with one filter less, and which that is: "in another topic". */
export type Otherwise = { readonly filter: LibraryFilter; readonly count: number; readonly how: string };

/** Filtered to nothing: what was asked, and how many would match otherwise. */
export function NothingMatches(props: {
  readonly filter: LibraryFilter;
  readonly authorName: string;
  readonly otherwise: Otherwise | null;
}) {
  const { filter, otherwise } = props;
  const words = filter.query === '' ? '' : ` “${filter.query}”`;
  return (
    <EmptyState
      title={nothingWords(filter, props.authorName)}
      acts={
        <>
          {otherwise === null ? null : (
            <Link className="btn" href={filterAddress(otherwise.filter)} replace scroll={false}>
              {otherwise.count === 1 ? 'Show that one' : `Show those ${otherwise.count}`}
            </Link>
          )}
          <Link
            className={otherwise === null ? 'btn' : 'btn quiet'}
            href={filterAddress(noFilter)}
            replace
            scroll={false}
          >
            Clear filters
          </Link>
        </>
      }
    >
      {otherwise === null ? (
        <p>Nothing matches it elsewhere either.</p>
      ) : (
        <p>
          {otherwise.count} {otherwise.count === 1 ? 'matches' : 'match'}
          {otherwise.filter.query === '' ? '' : words} {otherwise.how}.
        </p>
      )}
    </EmptyState>
  );
}
