import type { ListedAssessment, ListFilter } from '../../lib/commands/ports.ts';

/** Whether a row is in the list under a filter. */
export function passes(row: ListedAssessment, filter: ListFilter): boolean {
  const { query = '', due } = filter;
  const isDue =
    due === undefined ||
    (due === 'none'
      ? row.dueAt === null
      : row.dueAt !== null && (due.from === null || row.dueAt >= due.from) && (due.to === null || row.dueAt < due.to));
  return (
    isDue &&
    row.title.toLowerCase().includes(query.toLowerCase()) &&
    (filter.mine !== true || row.role === 'owner') &&
    (row.archivedAt !== null) === (filter.archived === true) &&
    (filter.status === undefined || row.status === filter.status) &&
    (filter.topic === undefined || row.topic === filter.topic) &&
    (filter.authorId === undefined || row.authors.some((author) => author.userId === filter.authorId))
  );
}
