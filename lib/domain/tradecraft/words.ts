/** A phrase found in a text. UTF-16 offsets. */
export type Found = { readonly from: number; readonly to: number; readonly text: string };

const patterns = new WeakMap<readonly string[], RegExp>();

/**
 * Where phrases of a list stand in `text`: whole words, longest first, not inside hyphenated words, so that "unlikely"
 * never yields "likely" and "confidence-building" never yields "confidence".
 */
export function phrasesIn(text: string, list: readonly string[]): readonly Found[] {
  return [...text.matchAll(patternOf(list))].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
  }));
}

/** The first of them, or null. */
export function phraseIn(text: string, list: readonly string[]): Found | null {
  return phrasesIn(text, list)[0] ?? null;
}

function patternOf(list: readonly string[]): RegExp {
  const known = patterns.get(list);
  if (known !== undefined) return known;
  const alternatives = list
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replaceAll(' ', String.raw`\s+`));
  const made = new RegExp(String.raw`(?<![\p{L}\p{N}_-])(?:${alternatives.join('|')})(?![\p{L}\p{N}_-])`, 'giu');
  patterns.set(list, made);
  return made;
}

/** `text` with the given spans blanked out, every offset kept. */
export function withoutSpans(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  let result = text;
  for (const { from, to } of spans) result = result.slice(0, from) + ' '.repeat(to - from) + result.slice(to);
  return result;
}
