/**
 * A pattern for LIKE that matches texts which contain `query`, its own `%`, `_` and `\` taken as they stand.
 * NUL, which no stored text can contain and the database refuses, is left out.
 */
export function containing(query: string): string {
  return `%${query.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')}%`;
}
