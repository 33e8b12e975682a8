'use client';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { filterAddress } from './filterAddress.ts';
import type { LibraryFilter } from './LibraryActions.ts';

/** How long typing must rest before the list is asked for, ms. */
const restMs = 250;

/** Words of the title that the list is held to. They live in the address, as all of the filter does. */
export function FilterWordsField(props: { readonly filter: LibraryFilter }) {
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

  return (
    <search className="find" aria-busy={waiting}>
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
  );
}
