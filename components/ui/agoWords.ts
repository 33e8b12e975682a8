const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const dayOf = (time: Date, timeZone: string | undefined) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(time);

const inWords = (time: Date, timeZone: string | undefined, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(time).replace(',', '');

/**
 * How long ago something was, as a list says it: "2 min ago", "Yesterday", "Wed 18 Nov", "9 Nov", "3 Oct 2025".
 *
 * @param timeZone IANA name; the machine's own when left out. Days are counted by its calendar.
 */
export function agoWords(time: Date, now: Date, timeZone?: string): string {
  const passed = now.getTime() - time.getTime();
  if (passed < minuteMs) return 'Just now';
  if (passed < hourMs) return `${Math.floor(passed / minuteMs)} min ago`;
  const today = dayOf(now, timeZone);
  const day = dayOf(time, timeZone);
  if (day === today) return `${Math.floor(passed / hourMs)} h ago`;
  if (day === dayOf(new Date(now.getTime() - 24 * hourMs), timeZone)) return 'Yesterday';
  if (passed < 6 * 24 * hourMs) return inWords(time, timeZone, { weekday: 'short', day: 'numeric', month: 'short' });
  if (day.slice(0, 4) === today.slice(0, 4)) return inWords(time, timeZone, { day: 'numeric', month: 'short' });
  return inWords(time, timeZone, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** Date and minute in full, for a tooltip: "20 Nov 2026, 14:07". */
export function instantInFull(time: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(time);
}
