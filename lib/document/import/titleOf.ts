/** Longest title that is taken from a text, UTF-16 units; the same as a title that is typed. */
const maxTitleLength = 300;

/** A text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** A first line as a title: all of it where it is short enough, else its beginning (the line then also stays in the text). */
export function shortTitle(line: string): string {
  const text = oneLine(line);
  if (text.length <= maxTitleLength) return text;
  // Never half a surrogate pair.
  return text
    .slice(0, maxTitleLength)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
}
