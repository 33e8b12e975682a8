/** A search in the pieces that the database puts together. Everything in it is text that the database parses without fail. */
export type SearchWords = {
  /** All of it, in the language of `websearch_to_tsquery`. */
  readonly whole: string;
  /** All but the last word. */
  readonly head: string;
  /** The last word as a beginning of others, as `to_tsquery` reads it; null where the search does not end in a plain word. */
  readonly ending: string | null;
  /** The running number, where somebody looks for a reference such as YS-2026-014. */
  readonly number: number | null;
};

/** Shortest stem that is tried in place of a longer beginning, characters. */
const minStemLength = 4;
/** What English endings take from a word at most, characters: "securi" is the beginning of security, which is kept as "secur". */
const longestEnding = 3;

/**
 * Reads what somebody typed. While a word is being typed it is a beginning: "missi" finds missiles. The stored words are
 * stems, which may be shorter than the beginning, so the beginning less a few letters is looked for too, as a whole stem.
 */
export function searchWords(typed: string): SearchWords {
  const whole = withoutOpenQuote(typed.replaceAll('\0', ' ')).trim();
  const reference = /^ys-\d{4}-(\d{1,9})$/iu.exec(whole)?.[1];
  const number = reference === undefined ? null : Number(reference);
  const last = /(?:^|\s)([\p{L}\p{N}][\p{L}\p{N}\p{M}]*)$/u.exec(whole)?.[1];
  const isQuoted = (whole.match(/"/gu)?.length ?? 0) % 2 === 1;
  if (last === undefined || isQuoted || last.toLowerCase() === 'or')
    return { whole, head: whole, ending: null, number };
  const letters = Array.from(last.toLowerCase());
  const stems = Array.from({ length: longestEnding }, (_, cut) => letters.slice(0, letters.length - 1 - cut))
    .filter((stem) => stem.length >= minStemLength)
    .map((stem) => `'${stem.join('')}'`);
  return {
    whole,
    head: whole.slice(0, whole.length - last.length),
    ending: [`'${letters.join('')}':*`, ...stems].join(' | '),
    number,
  };
}

/** A quotation mark that nothing closes is one that is still being typed. */
function withoutOpenQuote(typed: string): string {
  const isOpen = (typed.match(/"/gu)?.length ?? 0) % 2 === 1;
  const at = typed.lastIndexOf('"');
  return isOpen ? `${typed.slice(0, at)} ${typed.slice(at + 1)}` : typed;
}
