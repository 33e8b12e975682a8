/** Characters that are about twice as wide as a Latin letter. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/**
 * A text in lines for a picture, which breaks none by itself. Words longer than a line are cut, and what does not fit
 * is left out with an ellipsis.
 *
 * @param width Of a line, in Latin letters.
 */
export function wrapped(text: string, width: number, lines: number): readonly string[] {
  const made: string[] = [''];
  let used = 0;
  for (const part of text.split(/(?<=\s)/u)) {
    if (used > 0 && used + widthOf(part.trimEnd()) > width) {
      made.push('');
      used = 0;
    }
    for (const sign of part) {
      if (used + widthOf(sign) > width) {
        made.push('');
        used = 0;
      }
      made[made.length - 1] += sign;
      used += widthOf(sign);
    }
    if (made.length > lines) break;
  }
  const whole = made.map((line) => line.trim());
  if (whole.length <= lines) return whole.filter((line) => line !== '');
  const kept = whole.slice(0, lines);
  kept[lines - 1] = `${Array.from(kept[lines - 1] ?? '')
    .slice(0, width - 1)
    .join('')}…`;
  return kept;
}

function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += wide.test(sign) ? 2 : 1;
  return width;
}
