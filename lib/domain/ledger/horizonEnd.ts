/** The last day (ISO) of a horizon that is a year, a month or a day: "2027" ends on 2027-12-31. Null for anything else. */
export function horizonEnd(horizon: string | null): string | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(horizon ?? '');
  if (parts === null) return null;
  const [, year = '', month, day] = parts;
  if (day !== undefined) return horizon;
  if (month === undefined) return `${year}-12-31`;
  // Day 0 of the month after it.
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}-${last}` : null;
}
