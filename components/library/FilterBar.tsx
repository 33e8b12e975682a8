'use client';
import { Archive, Search } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { filterAddress } from './filterAddress.ts';
import type { LibraryFilter } from './LibraryActions.ts';

/** How long typing must rest before the list is asked for, ms. */
const restMs = 250;

/** Which part of the list is shown. The filter lives in the address, so that it can be kept and sent. */
export function FilterBar(props: { readonly filter: LibraryFilter }) {
  const { filter } = props;
  const router = useRouter();
  const [words, setWords] = useState(filter.query);
  const [waiting, startTransition] = useTransition();
  const asked = useRef(filter.query);

  useEffect(() => {
    const query = words.trim();
    if (query === asked.current) return undefined;
    const timer = setTimeout(() => {
      asked.current = query;
      startTransition(() => router.replace(filterAddress({ ...filter, query }), { scroll: false }));
    }, restMs);
    return () => clearTimeout(timer);
  }, [words, filter, router]);

  // The address changed by other means (back, "Clear filters"): the box follows, but never while it is being typed in.
  useEffect(() => {
    if (filter.query === asked.current) return;
    asked.current = filter.query;
    setWords(filter.query);
  }, [filter.query]);

  const whose = (mine: boolean, label: string) => (
    <Link
      href={filterAddress({ ...filter, mine, archived: filter.archived })}
      {...(filter.mine === mine ? { className: 'on', 'aria-current': 'true' as const } : {})}
    >
      {label}
    </Link>
  );
  return (
    <div className="bar" aria-busy={waiting}>
      <nav className="seg" aria-label="Whose assessments">
        {whose(false, 'All')}
        {whose(true, 'Mine')}
      </nav>
      <Link
        className={filter.archived ? 'btn chosen' : 'btn'}
        href={filterAddress({ ...filter, archived: !filter.archived })}
        {...(filter.archived ? { 'aria-current': 'true' as const } : {})}
      >
        <Archive className="i" />
        Archived
      </Link>
      <span className="push" />
      <search className="find">
        <Search className="i" />
        <input
          type="search"
          aria-label="Filter this list by words of the title"
          placeholder="Filter this list"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </search>
    </div>
  );
}
