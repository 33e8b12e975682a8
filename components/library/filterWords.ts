import { unreachable } from '@/lib/domain/result.ts';
import type { DueFilter, LibraryFilter } from './LibraryActions.ts';

/** A due filter on its button. */
export function dueFilterWords(due: DueFilter | null): string {
  switch (due) {
    case null:
      return 'any';
    case 'late':
      return 'late';
    case 'soon':
      return 'within 7 days';
    case 'none':
      return 'none';
    default:
      return unreachable(due);
  }
}

function dueWords(due: DueFilter): string {
  switch (due) {
    case 'late':
      return 'that is late';
    case 'soon':
      return 'due within 7 days';
    case 'none':
      return 'without a due date';
    default:
      return unreachable(due);
  }
}

/** What was asked of the list and gave nothing, as a sentence: 'No assessment matches “missile” in Sanctions'. */
export function nothingWords(filter: LibraryFilter, authorName: string): string {
  const what = `No ${filter.archived ? 'archived ' : ''}assessment${filter.mine ? ' of yours' : ''}`;
  return [
    what,
    ...(filter.due === null ? [] : [dueWords(filter.due)]),
    ...(filter.query === '' ? [] : [`matches “${filter.query}”`]),
    ...(filter.topic === '' ? [] : [`in ${filter.topic}`]),
    ...(filter.author === '' ? [] : [`by ${authorName}`]),
  ].join(' ');
}

/** Ways to ask for less, most likely meant first, each with how its matches are told: "with another due date". */
export function relaxations(
  filter: LibraryFilter,
): readonly { readonly filter: LibraryFilter; readonly how: string }[] {
  const ways = [
    ...(filter.due === null ? [] : [{ filter: { ...filter, due: null }, how: 'with another due date' }]),
    ...(filter.topic === '' ? [] : [{ filter: { ...filter, topic: '' }, how: 'in another topic' }]),
    ...(filter.author === '' ? [] : [{ filter: { ...filter, author: '' }, how: 'by somebody else' }]),
    ...(filter.mine ? [{ filter: { ...filter, mine: false }, how: 'among all assessments' }] : []),
    filter.archived
      ? { filter: { ...filter, archived: false }, how: 'outside the archive' }
      : { filter: { ...filter, archived: true }, how: 'in the archive' },
    ...(filter.query === '' ? [] : [{ filter: { ...filter, query: '' }, how: 'without those words' }]),
  ];
  const open = { ...filter, due: null, topic: '', author: '', mine: false };
  return ways.length > 2 ? [...ways, { filter: open, how: 'without the other filters' }] : ways;
}
