/** A typed point value ("85", "85 %", "12,5") as a probability in [0, 1]; null where it is none. */
export function pointValue(typed: string): number | null {
  const found = /^\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*%?\s*$/u.exec(typed);
  if (found === null) return null;
  const percent = Number((found[1] ?? '').replace(',', '.'));
  return percent <= 100 ? Math.round(percent * 100) / 10_000 : null;
}
