import type { Page, PageRequest } from './ports.ts';

/** So many of a list stand in a record, in pages of a hundred. */
const maxPages = 20;
const pageSize = 100;

/** A list as far as a record goes, and whether that is all of it. */
export async function listUpTo<T>(
  list: (page: PageRequest) => Promise<Page<T>>,
): Promise<{ readonly items: readonly T[]; readonly isAll: boolean }> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page: Page<T> = await list({ cursor, limit: pageSize });
    items.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return { items, isAll: true };
  }
  return { items, isAll: false };
}
