const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A stored day, month or year as it is read: "20 Nov 2026", "Nov 2026", "2026". What is none stays as it is. */
export function dateWords(value: string): string {
  return inWords(value, (month) => month.slice(0, 3));
}

/** The same with the month's whole name: "20 November 2026". Of a moment (ISO, UTC) only the day is said. */
export function longDateWords(value: string): string {
  return inWords(value.split('T')[0] ?? value, (month) => month);
}

function inWords(value: string, named: (month: string) => string): string {
  const [year, month, day] = value.split('-');
  const name = month === undefined ? undefined : months[Number(month) - 1];
  if (year === undefined || (month !== undefined && name === undefined)) return value;
  if (name === undefined) return year;
  return day === undefined ? `${named(name)} ${year}` : `${Number(day)} ${named(name)} ${year}`;
}
