/** The day of an instant as `2026-11-20`, by the calendar of a place (IANA name); the machine's own when left out. */
export function calendarDay(time: Date, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(time);
}
