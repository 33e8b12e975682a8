import { calendarDay } from '@/lib/domain/library/calendarDay.ts';

/** When something is due, in words, and what that asks of the person: nothing, look, hurry. */
export type DueWords = { readonly tone: 'plain' | 'warn' | 'bad'; readonly words: string };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const said = (time: Date, timeZone: string | undefined, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(time).replace(',', '');

/** "Today 17:00", "Tomorrow 09:30", "Tue 24 Nov", "2 days late". Days are counted by the calendar of `timeZone`. */
export function dueWords(dueAt: Date, now: Date, timeZone?: string): DueWords {
  const late = now.getTime() - dueAt.getTime();
  if (late > 0) return { tone: 'bad', words: `${lateBy(late)} late` };
  const day = calendarDay(dueAt, timeZone);
  const clock = said(dueAt, timeZone, { hour: '2-digit', minute: '2-digit' });
  if (day === calendarDay(now, timeZone)) return { tone: 'warn', words: `Today ${clock}` };
  if (day === calendarDay(new Date(now.getTime() + dayMs), timeZone))
    return { tone: 'plain', words: `Tomorrow ${clock}` };
  const isThisYear = day.slice(0, 4) === calendarDay(now, timeZone).slice(0, 4);
  return {
    tone: 'plain',
    words: said(dueAt, timeZone, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(isThisYear ? {} : { year: 'numeric' as const }),
    }),
  };
}

/** The same as a sentence of its own: "Due today 17:00", "Due Tue 24 Nov", "Due 2 days late". */
export function dueSentence(dueAt: Date, now: Date, timeZone?: string): DueWords {
  const { tone, words } = dueWords(dueAt, now, timeZone);
  return { tone, words: `Due ${words.replace(/^To/u, 'to')}` };
}

function lateBy(ms: number): string {
  if (ms < hourMs) return `${Math.max(1, Math.floor(ms / minuteMs))} min`;
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h`;
  const days = Math.floor(ms / dayMs);
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** How long something archived can still be brought back, of `undoDays` days: "23 days left", "Not any more". */
export function daysLeftWords(archivedAt: Date, now: Date, undoDays: number): DueWords {
  const left = Math.ceil((archivedAt.getTime() + undoDays * dayMs - now.getTime()) / dayMs);
  if (left <= 0) return { tone: 'bad', words: 'Not any more' };
  return { tone: left <= 3 ? 'warn' : 'plain', words: `${left} ${left === 1 ? 'day' : 'days'} left` };
}
