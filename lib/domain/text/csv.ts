/** What a cell of a table may hold. */
export type CsvValue = string | number | boolean | null;

/**
 * A table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it: what somebody wrote in an assessment must
 * not run on the desk of whoever opens the file.
 */
export function csvOf(heads: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${[heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // Spaces, quotes and control characters before the sign do not keep every spreadsheet from reading a formula.
  const harmless =
    /^[\s\p{Cc}"']*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20|%]/u.test(value) || /^[\t\r]/u.test(value) ? `'${value}` : value;
  const isSpecial = harmless !== harmless.trim() || /[",\r\n\t;]/u.test(harmless);
  return isSpecial ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
