/** The text with its first letter as a capital. */
export function capitalised(text: string): string {
  const first = Array.from(text)[0] ?? '';
  return first.toLocaleUpperCase('en') + text.slice(first.length);
}
