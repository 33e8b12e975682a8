/** Whether a text is a time as `toISOString` writes it, in a year of four digits; what comes back in a cursor may be anything. */
export function isIsoTime(text: string): boolean {
  // Years beyond, written with a sign, are times to JavaScript and none to the database.
  if (!/^\d{4}-/.test(text)) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}
