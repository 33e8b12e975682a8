/** Openers of quotations, and what closes each. */
const closers: Readonly<Record<string, string>> = { '“': '”', '"': '"', '«': '»', '‘': '’' };

const allOpeners = /[“"«‘]/gu;

/**
 * `text` with what is quoted blanked out, every offset kept: nobody answers for another's words. Each closer is looked for once,
 * however many openers wait for it: a text of openers alone must not cost its square.
 *
 * @param openers Which quotation marks count.
 */
export function withoutQuotes(text: string, openers: RegExp = allOpeners): string {
  const next = new Map<string, number>();
  let result = '';
  let from = 0;
  for (const { 0: opener, index } of text.matchAll(openers)) {
    if (index < from) continue;
    const closer = closers[opener] ?? '';
    let end = next.get(closer) ?? -1;
    if (end <= index) {
      const found = text.indexOf(closer, index + 1);
      end = found === -1 ? text.length : found;
      next.set(closer, end);
    }
    // A single one may be an apostrophe: it closes only where a word cannot go on.
    if (end === text.length || (closer === '’' && !/^(?:[\s,.;:)]|$)/u.test(text.charAt(end + 1)))) continue;
    result += text.slice(from, index) + ' '.repeat(end + 1 - index);
    from = end + 1;
  }
  return result + text.slice(from);
}
