import { err, ok, type Result } from '@/lib/domain/result.ts';

/** The hour that a date without a time means. */
const usualTime = '17:00';

const twoDigits = (figure: number) => String(figure).padStart(2, '0');

/** A due date as the date and time fields hold it, by the reader's own calendar; both empty for none. */
export function fieldsOfDue(dueAt: string | null): { readonly date: string; readonly time: string } {
  if (dueAt === null) return { date: '', time: '' };
  const at = new Date(dueAt);
  return {
    date: `${String(at.getFullYear()).padStart(4, '0')}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`,
    time: `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`,
  };
}

/** The instant that the fields name, null where both are empty; a sentence where they name none. */
export function dueOfFields(date: string, time: string): Result<string | null, string> {
  if (date === '') return time === '' ? ok(null) : err('Choose a day too, or clear both.');
  const at = new Date(`${date}T${time === '' ? usualTime : time}`);
  if (Number.isNaN(at.getTime()) || at.getFullYear() > 9999) return err('There is no such day.');
  return ok(at.toISOString());
}
