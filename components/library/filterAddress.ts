import { dueFilters, listOrders, maxTopicLength } from '@/lib/protocol/assessmentDto.ts';
import type { LibraryFilter, ListColumn } from './LibraryActions.ts';

/** Everything, newest change first. */
export const noFilter: LibraryFilter = {
  query: '',
  mine: false,
  archived: false,
  topic: '',
  author: '',
  due: null,
  order: 'changed',
  direction: 'down',
};

/** Which way a column runs when it is first asked for: titles from A, due dates from the soonest, else the most first. */
export function usualDirection(order: ListColumn): LibraryFilter['direction'] {
  return order === 'title' || order === 'due' ? 'up' : 'down';
}

/** The address of the list under a filter; what is not filtered is left out. */
export function filterAddress(filter: LibraryFilter): string {
  const query = new URLSearchParams();
  if (filter.query !== '') query.set('q', filter.query);
  if (filter.mine) query.set('whose', 'mine');
  if (filter.archived) query.set('archived', '1');
  if (filter.topic !== '') query.set('topic', filter.topic);
  if (filter.author !== '') query.set('author', filter.author);
  if (filter.due !== null) query.set('due', filter.due);
  if (filter.order !== 'changed') query.set('order', filter.order);
  if (filter.direction !== usualDirection(filter.order)) query.set('direction', filter.direction);
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** The filter that an address asks for; anything unknown asks for nothing. */
export function filterOf(query: Readonly<Record<string, string | readonly string[] | undefined>>): LibraryFilter {
  const word = (name: string, longest: number): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim().slice(0, longest).trim() : '';
  };
  const order = listOrders.find((each) => each === query['order']) ?? 'changed';
  const direction = query['direction'];
  const author = word('author', 36).toLowerCase();
  return {
    query: word('q', 200),
    mine: query['whose'] === 'mine',
    archived: query['archived'] === '1',
    topic: word('topic', maxTopicLength),
    author: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(author) ? author : '',
    due: dueFilters.find((each) => each === query['due']) ?? null,
    order,
    direction: direction === 'up' || direction === 'down' ? direction : usualDirection(order),
  };
}

/** Whether a filter holds anything back. The order does not. */
export function isFiltered(filter: LibraryFilter): boolean {
  const { order, direction } = filter;
  return filterAddress({ ...filter, order, direction }) !== filterAddress({ ...noFilter, order, direction });
}

/** What the API takes for a filter. */
export function listQueryOf(filter: LibraryFilter): Readonly<Record<string, string>> {
  return {
    ...(filter.query === '' ? {} : { query: filter.query }),
    ...(filter.mine ? { mine: 'true' } : {}),
    ...(filter.archived ? { archived: 'true' } : {}),
    ...(filter.topic === '' ? {} : { topic: filter.topic }),
    ...(filter.author === '' ? {} : { author: filter.author }),
    ...(filter.due === null ? {} : { due: filter.due }),
    order: filter.order,
    direction: filter.direction,
  };
}
