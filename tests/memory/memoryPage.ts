import type { Page, PageRequest } from '../../lib/commands/ports.ts';
import { decodeCursor, pageOf, type CursorKey } from '../../lib/persistence/cursor.ts';

/** Rows after the cursor, in the order of `keyOf` (ascending by `compare`), as a page; throws CursorError unless it `fits`. */
export function memoryPage<T>(
  rows: readonly T[],
  request: PageRequest,
  keyOf: (row: T) => CursorKey,
  compare: (a: CursorKey, b: CursorKey) => number,
  fits: (first: string, second: string) => boolean = () => true,
): Page<T> {
  const after = request.cursor === null ? undefined : decodeCursor(request.cursor, fits);
  const sorted = [...rows].sort((a, b) => compare(keyOf(a), keyOf(b)));
  const rest = after === undefined ? sorted : sorted.filter((row) => compare(keyOf(row), after) > 0);
  return pageOf(rest, request.limit, keyOf, (row) => row);
}

/** By UTF-8 bytes, as the database compares under collation "C". */
export function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Newest first by the first part (ISO time), then id ascending. */
export function newestFirst(a: CursorKey, b: CursorKey): number {
  return compareText(b[0], a[0]) || compareText(a[1], b[1]);
}
