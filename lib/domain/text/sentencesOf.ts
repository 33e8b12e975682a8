import { endsAtFullStop } from './fullStop.ts';

/** A sentence as a slice of its text. `from` and `to` are UTF-16 offsets; white space after a sentence belongs to it. */
export type Sentence = { readonly from: number; readonly to: number; readonly text: string };

/** Ends of sentences: Latin, CJK, Arabic, Urdu, Devanagari; runs of them ("?!", "...") count as one. */
const terminators = /[.!?…。！？｡؟۔।॥]+/gu;
/** What may follow a full stop and still belong to the sentence: closing quotes and brackets, and source marks such as [3]. */
const closers = /(?:["'”’»›)\]}」』】）]|\[\d{1,3}\])*/uy;
/** Terminators of scripts that put no space between sentences. */
const endsWithoutSpace = /[。！？｡]$/u;
const openers = /["'“‘«‹([{「『【（¿¡*_]/u;
/** Characters before a full stop that are looked at: longer than any abbreviation or enumerator. */
const lookBack = 64;
const paragraphBreak = /\r?\n[ \t]*\r?\n\s*/gu;

/**
 * Splits text into sentences.
 *
 * The slices cover the text without loss: joined they are the text (TX1). Abbreviations, initials, decimals,
 * enumerators and ellipses inside a sentence do not end it (TX2); quotes, brackets and source marks after the
 * full stop stay with it (TX3); an empty line always ends one. The empty text has no sentences.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of endsOf(text)) {
    if (end <= from) continue;
    sentences.push({ from, to: end, text: text.slice(from, end) });
    from = end;
  }
  if (from < text.length) sentences.push({ from, to: text.length, text: text.slice(from) });
  return sentences;
}

/** Where sentences end, ascending: the offset at which the next one begins. */
function endsOf(text: string): readonly number[] {
  const ends: number[] = [];
  for (const gap of text.matchAll(paragraphBreak)) {
    if (gap.index > 0) ends.push(gap.index + gap[0].length);
  }
  let start = 0;
  for (const found of text.matchAll(terminators)) {
    closers.lastIndex = found.index + found[0].length;
    closers.exec(text);
    const afterClosers = closers.lastIndex;
    const next = skipSpace(text, afterClosers);
    if (next === afterClosers && next < text.length && !endsWithoutSpace.test(found[0])) continue;
    if (next < text.length && !beginsSentence(text, start, found, next)) continue;
    ends.push(next);
    start = next;
  }
  return ends.toSorted((a, b) => a - b);
}

/** Whether what begins at `next` is a sentence of its own, given the terminator before it. */
function beginsSentence(text: string, start: number, found: RegExpExecArray, next: number): boolean {
  if (endsWithoutSpace.test(found[0])) return true;
  let first = next;
  while (first < text.length && openers.test(text.charAt(first))) first += 1;
  const initial = String.fromCodePoint(text.codePointAt(first) ?? 0x20);
  if (/\p{Ll}/u.test(initial)) return false;
  if (found[0] !== '.') return true;
  // A bounded look back: text without any sentence end must not cost the square of its length.
  const before = text.slice(Math.max(start, found.index - lookBack), found.index);
  return endsAtFullStop(before, text.slice(first, first + 40));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}
