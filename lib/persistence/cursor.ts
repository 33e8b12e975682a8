import type { Page } from '../commands/ports.ts';

/**
 * Cursors of lists: the sort key of the last row given out, as base64url of a JSON array of strings. Opaque to
 * callers; being a key and not an offset, it stays right while rows come and go.
 */
export type CursorKey = readonly [string, string];

/** A cursor that no list of ours gave out under this order. Known by its name, since commands may not import this layer. */
export class CursorError extends Error {
  override readonly name = 'CursorError';
  constructor() {
    super('not a cursor of this list');
  }
}

/** Packs the sort key of the last row on a page. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * Unpacks a cursor.
 *
 * @param fits Whether the two parts are such as this list's keys are made of.
 * @throws CursorError where it is none of this list's.
 */
export function decodeCursor(cursor: string, fits: (first: string, second: string) => boolean = () => true): CursorKey {
  if (cursor.length > 2_000) throw new CursorError();
  const value = parsed(cursor);
  if (!Array.isArray(value) || value.length !== 2) throw new CursorError();
  const [first, second] = value as readonly unknown[];
  if (typeof first !== 'string' || typeof second !== 'string') throw new CursorError();
  // The database refuses NUL, and no key of ours has one.
  if (first.includes('\0') || second.includes('\0') || !fits(first, second)) throw new CursorError();
  return [first, second];
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new CursorError();
  }
}

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
