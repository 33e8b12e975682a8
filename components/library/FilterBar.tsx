'use client';
import { ListFilter } from 'lucide-react';
import Link from 'next/link';
import { dueFilters } from '@/lib/protocol/assessmentDto.ts';
import type { LibraryDto } from '@/lib/protocol/libraryDto.ts';
import { capitalised } from '../ui/capitalised.ts';
import { filterAddress, isFiltered, noFilter } from './filterAddress.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { FilterWordsField } from './FilterWordsField.tsx';
import { dueFilterWords } from './filterWords.ts';
import type { LibraryFilter } from './LibraryActions.ts';

/** Which part of the list is shown. The filter lives in the address, so that it can be kept and sent. */
export function FilterBar(props: { readonly filter: LibraryFilter; readonly library: LibraryDto }) {
  const { filter, library } = props;
  const to = (change: Partial<LibraryFilter>) => filterAddress({ ...filter, ...change });
  const author = library.authors.find((one) => one.userId === filter.author);
  const { order, direction } = filter;
  return (
    <div className="bar">
      <h2 id="assessments">Assessments</h2>
      <Whose filter={filter} library={library} />
      <FilterMenu
        name="Status"
        icon={<ListFilter className="i" />}
        value={filter.archived ? 'archived' : 'any'}
        isSet={filter.archived}
        choices={[
          { href: to({ archived: false }), label: 'Any', count: library.all, chosen: !filter.archived },
          { href: to({ archived: true }), label: 'Archived', count: library.archived, chosen: filter.archived },
        ]}
      />
      <FilterMenu
        name="Author"
        value={filter.author === '' ? 'any' : (author?.name ?? 'somebody else')}
        isSet={filter.author !== ''}
        choices={[
          { href: to({ author: '' }), label: 'Anybody', chosen: filter.author === '' },
          ...library.authors.map(({ userId, name, count }) => ({
            href: to({ author: userId }),
            label: name,
            count,
            chosen: userId === filter.author,
          })),
        ]}
      />
      {library.topics.length === 0 && filter.topic === '' ? null : (
        <FilterMenu
          name="Topic"
          value={filter.topic === '' ? 'any' : filter.topic}
          isSet={filter.topic !== ''}
          choices={[
            { href: to({ topic: '' }), label: 'Any', chosen: filter.topic === '' },
            ...library.topics.map(({ topic, count }) => ({
              href: to({ topic }),
              label: topic,
              count,
              chosen: topic === filter.topic,
            })),
          ]}
        />
      )}
      <FilterMenu
        name="Due"
        value={dueFilterWords(filter.due)}
        isSet={filter.due !== null}
        choices={[
          { href: to({ due: null }), label: 'Any', chosen: filter.due === null },
          ...dueFilters.map((due) => ({
            href: to({ due }),
            label: due === 'none' ? 'No due date' : capitalised(dueFilterWords(due)),
            chosen: due === filter.due,
          })),
        ]}
      />
      {isFiltered(filter) ? (
        <Link className="btn quiet" href={filterAddress({ ...noFilter, order, direction })} replace scroll={false}>
          Clear<span className="hide"> filters</span>
        </Link>
      ) : null}
      <span className="push" />
      <FilterWordsField filter={filter} />
    </div>
  );
}

function Whose(props: { readonly filter: LibraryFilter; readonly library: LibraryDto }) {
  const { filter, library } = props;
  const one = (mine: boolean, label: string, count: number) => (
    <Link
      href={filterAddress({ ...filter, mine })}
      replace
      scroll={false}
      {...(filter.mine === mine ? { className: 'on', 'aria-current': 'true' as const } : {})}
    >
      {label} {filter.archived ? null : <span className="num">{count}</span>}
    </Link>
  );
  return (
    <nav className="seg" aria-label="Whose assessments">
      {one(true, 'Mine', library.mine)}
      {one(false, 'All', library.all)}
    </nav>
  );
}
