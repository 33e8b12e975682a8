/** Whether a text is a time as `toISOString` writes it; what comes back in a cursor may be anything. */
export function isIsoTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}
