/** A pattern for LIKE that matches texts which contain `query`, its own `%`, `_` and `\` taken as they stand. */
export function containing(query: string): string {
  return `%${query.replace(/[\\%_]/g, '\\$&')}%`;
}
