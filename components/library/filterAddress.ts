import type { LibraryFilter } from './LibraryActions.ts';

/** The address of the list under a filter; what is not filtered is left out. */
export function filterAddress(filter: LibraryFilter): string {
  const query = new URLSearchParams();
  if (filter.query !== '') query.set('q', filter.query);
  if (filter.mine) query.set('whose', 'mine');
  if (filter.archived) query.set('archived', '1');
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** The filter that an address asks for; anything unknown asks for nothing. */
export function filterOf(query: Readonly<Record<string, string | readonly string[] | undefined>>): LibraryFilter {
  const q = query['q'];
  return {
    query: typeof q === 'string' ? q.trim().slice(0, 200) : '',
    mine: query['whose'] === 'mine',
    archived: query['archived'] === '1',
  };
}
