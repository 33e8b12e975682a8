import type { NoteTaker } from './importNote.ts';

/** Line ends of every system, and the vertical tab and form feed that word processors put between lines. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** Control characters that no text needs: categories Cc without tab and line feed. */
const controls = /(?![\t\n])\p{Cc}/gu;

/**
 * Normalises imported text: one kind of line end, no byte order mark, no NUL or other control characters, no lone
 * surrogates (they cannot be stored as UTF-8 and become U+FFFD). Nothing else is touched; what was is noted (IM2).
 */
export function cleanText(raw: string, notes: NoteTaker): string {
  const lines = raw.replace(/^\uFEFF+/u, '').replace(lineEnds, '\n');
  let dropped = 0;
  const printable = lines.replace(controls, () => {
    dropped += 1;
    return '';
  });
  let broken = 0;
  const text = printable.replace(/\p{Cs}/gu, () => {
    broken += 1;
    return '\uFFFD';
  });
  notes.add('control-characters', dropped);
  notes.add('broken-characters', broken);
  return text;
}
