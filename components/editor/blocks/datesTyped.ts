const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const pad = (part: number) => String(part).padStart(2, '0');

/**
 * A typed date as it is stored: a day, a month or a year. Takes "2027", "Nov 2027", "11/2027", "2027-11",
 * "20 Nov 2027", "20.11.2027", "Nov 20, 2027", "2027-11-20". Null where it is none, or no such day exists.
 */
export function dateTyped(typed: string): string | null {
  const text = typed.trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/gu, ' ');
  const named = text.replace(/[a-z]+\.?/u, (word) => {
    const bare = word.replace('.', '');
    const index = monthNames.findIndex((name) => bare.length >= 3 && name.startsWith(bare === 'sept' ? 'sep' : bare));
    return index < 0 ? word : `m${pad(index + 1)}`;
  });
  const patterns: readonly [RegExp, (parts: readonly string[]) => readonly (string | undefined)[]][] = [
    [/^(\d{4})$/u, ([y]) => [y]],
    [/^(\d{4})[-/.](\d{1,2})$/u, ([y, m]) => [y, m]],
    [/^(\d{1,2})[/.-](\d{4})$/u, ([m, y]) => [y, m]],
    [/^m(\d{2}) (\d{4})$/u, ([m, y]) => [y, m]],
    [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u, ([y, m, d]) => [y, m, d]],
    [/^(\d{1,2})\.? ?m(\d{2}) (\d{4})$/u, ([d, m, y]) => [y, m, d]],
    [/^m(\d{2}) (\d{1,2}) (\d{4})$/u, ([m, d, y]) => [y, m, d]],
    [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/u, ([d, m, y]) => [y, m, d]],
  ];
  for (const [pattern, order] of patterns) {
    const found = pattern.exec(named);
    if (found === null) continue;
    const [year, month, day] = order(found.slice(1));
    return stored(year, month, day);
  }
  return null;
}

function stored(year: string | undefined, month?: string, day?: string): string | null {
  const y = Number(year);
  if (!Number.isInteger(y) || y < 1000) return null;
  if (month === undefined) return String(y);
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  if (day === undefined) return `${y}-${pad(m)}`;
  const d = Number(day);
  return d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate() ? `${y}-${pad(m)}-${pad(d)}` : null;
}

/** Quick choices for a horizon or a date that is to come, from today. */
export function datesAhead(today: Date): readonly { readonly label: string; readonly value: string }[] {
  const year = today.getFullYear();
  const inMonths = (count: number) => {
    const then = new Date(year, today.getMonth() + count, 1);
    return `${then.getFullYear()}-${pad(then.getMonth() + 1)}`;
  };
  return [
    { label: '6 months', value: inMonths(6) },
    { label: '1 year', value: inMonths(12) },
    { label: 'End of next year', value: `${year + 1}-12-31` },
  ];
}

/** Quick choices for a date that lies back. */
export function datesBack(today: Date): readonly { readonly label: string; readonly value: string }[] {
  const day = (date: Date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  return [
    { label: 'Today', value: day(today) },
    { label: 'Yesterday', value: day(yesterday) },
    { label: 'This month', value: day(today).slice(0, 7) },
  ];
}
