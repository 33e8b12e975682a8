import type { Page } from '../commands/ports.ts';

/**
 * Cursors of lists: the sort key of the last row given out, as base64url of a JSON array of strings. Opaque to
 * callers; being a key and not an offset, it stays right while rows come and go.
 */
export type CursorKey = readonly [string, string];

/** Packs the sort key of the last row on a page. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Unpacks a cursor. Null where the text is none of ours: what follows such a cursor is an empty page. */
export function decodeCursor(cursor: string): CursorKey | null {
  if (cursor.length > 2_000) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(value) || value.length !== 2) return null;
    const [first, second] = value as readonly unknown[];
    if (typeof first !== 'string' || typeof second !== 'string') return null;
    // The database refuses NUL, and no key of ours has one.
    return first.includes('\0') || second.includes('\0') ? null : [first, second];
  } catch {
    return null;
  }
}

/** The page with nothing on it and nothing after it. */
export const emptyPage = { items: [], nextCursor: null } as const;

/** Makes a page of `limit` rows out of up to `limit + 1` that were read; the surplus one tells that more follow. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => CursorKey,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
