/**
 * A word: letters, digits and marks, joined inside by an apostrophe, hyphen, stop or underscore ("U.S", "confidence-building",
 * "3.5"). Scripts without spaces count one word per character, as word processors do.
 * A fixed pattern, not `Intl.Segmenter`: its dictionaries differ between machines, and counts are stored.
 */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’.\-‐‑_](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu;

/** The words of a text, in order, as written. Emoji and signs are not words. */
export function wordsOf(text: string): readonly string[] {
  return text.match(word) ?? [];
}

/** How many words a text has; the same count everywhere: lists, limits, tests. */
export function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(word)) count += 1;
  return count;
}
