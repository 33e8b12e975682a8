import { wordsOf } from '../text/wordsOf.ts';

/** From this likeness on a text counts as an edit of a quote; below it, as other words. */
export const leastLikeness = 0.6;

/** A text this many times as long as the quote, and so many characters more, is compared by its words alone. */
const longer = { times: 2, more: 40 } as const;

/**
 * How far a text is still the quote, from 0 to 1: one less the share of characters that had to change (Levenshtein, by the
 * longer of both), or, where words were written into a quote of two words and more, the share of its letters in words
 * that still stand in their order. 1 is the quote itself.
 */
export function likeness(quote: string, text: string): number {
  if (quote === text) return 1;
  if (quote === '' || text === '') return 0;
  const isLonger = text.length > quote.length * longer.times + longer.more;
  const byCharacters = isLonger ? 0 : 1 - distance(quote, text) / Math.max(quote.length, text.length);
  // Never 1: what differs is told apart from what does not.
  return Math.min(Math.max(byCharacters, keptWords(quote, text)), 0.99);
}

/** The least insertions, deletions and replacements of UTF-16 units that make one of the other. */
export function distance(a: string, b: string): number {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Uint32Array(b.length + 1);
    next[0] = i;
    const code = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (code === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function keptWords(quote: string, text: string): number {
  const wanted = wordsOf(quote);
  if (wanted.length < 2) return 0;
  const there = wordsOf(text);
  let row = new Uint32Array(there.length + 1);
  for (const word of wanted) {
    const next = new Uint32Array(there.length + 1);
    for (let j = 1; j <= there.length; j += 1) {
      next[j] = word === there[j - 1] ? (row[j - 1] ?? 0) + word.length : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    }
    row = next;
  }
  return (row[there.length] ?? 0) / wanted.reduce((sum, word) => sum + word.length, 0);
}

/** A thousand characters in a block of eight thousand: some hundredths of a second. */
const mostSteps = 8_000_000;

/** A stretch of a text, and how much it is like what was looked for. */
export type LikeStretch = { readonly from: number; readonly to: number; readonly likeness: number };

/**
 * The stretch of a text that is most like the quote, the first of equal ones; null where nothing is like it enough.
 * Sellers' algorithm: time grows with the product of both lengths, so that what is too long is not looked through.
 */
export function mostLike(quote: string, text: string, least = leastLikeness): LikeStretch | null {
  if (quote === '' || text === '' || quote.length * text.length > mostSteps) return null;
  const width = text.length + 1;
  let costs = new Uint32Array(width);
  let starts = Uint32Array.from({ length: width }, (_, at) => at);
  for (let i = 1; i <= quote.length; i += 1) {
    const nextCosts = new Uint32Array(width);
    const nextStarts = new Uint32Array(width);
    nextCosts[0] = i;
    const code = quote.charCodeAt(i - 1);
    for (let j = 1; j < width; j += 1) {
      let cost = (costs[j - 1] ?? 0) + (code === text.charCodeAt(j - 1) ? 0 : 1);
      let start = starts[j - 1] ?? 0;
      const dropped = (costs[j] ?? 0) + 1;
      if (dropped < cost) [cost, start] = [dropped, starts[j] ?? 0];
      const added = (nextCosts[j - 1] ?? 0) + 1;
      if (added < cost) [cost, start] = [added, nextStarts[j - 1] ?? 0];
      nextCosts[j] = cost;
      nextStarts[j] = start;
    }
    [costs, starts] = [nextCosts, nextStarts];
  }
  let end = 0;
  for (let j = 1; j < width; j += 1) if ((costs[j] ?? 0) < (costs[end] ?? 0)) end = j;
  const from = starts[end] ?? 0;
  if (end <= from) return null;
  const found = likeness(quote, text.slice(from, end));
  return found >= least ? { from, to: end, likeness: found } : null;
}
