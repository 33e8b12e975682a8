/** With a full stop where there is none. */
export function asSentence(text: string): string {
  const words = text.trim().replace(/\s+/gu, ' ');
  return /[.!?…]$/u.test(words) ? words : `${words}.`;
}
