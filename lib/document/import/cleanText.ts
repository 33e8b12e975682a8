/** Text fit for a draft, and what had to be done to it, in sentences for the person who imports. */
export type CleanText = { readonly text: string; readonly notes: readonly string[] };

/** Line ends of every system, and the vertical tab and form feed that word processors put between lines. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** Control characters that no text needs: categories Cc without tab and line feed. */
const controls = /(?![\t\n])\p{Cc}/gu;

/**
 * Normalises imported text: one kind of line end, no byte order mark, no NUL or other control characters, no lone
 * surrogates (they cannot be stored as UTF-8 and become U+FFFD). Nothing else is touched; what was is noted (IM2).
 */
export function cleanText(raw: string): CleanText {
  const notes: string[] = [];
  const note = (count: number, what: string): void => {
    if (count > 0) notes.push(`${count} ${what}`);
  };
  const lines = raw.replace(/^\uFEFF+/u, '').replace(lineEnds, '\n');

  let dropped = 0;
  const printable = lines.replace(controls, () => {
    dropped += 1;
    return '';
  });
  note(dropped, dropped === 1 ? 'control character was left out.' : 'control characters were left out.');

  let broken = 0;
  const text = printable.replace(/\p{Cs}/gu, () => {
    broken += 1;
    return '\uFFFD';
  });
  note(
    broken,
    broken === 1 ? 'broken character was replaced by \uFFFD.' : 'broken characters were replaced by \uFFFD.',
  );
  return { text, notes };
}
