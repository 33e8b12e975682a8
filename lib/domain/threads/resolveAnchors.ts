import { wordsOf } from '../text/wordsOf.ts';
import type { Anchor, AnchorPlace, RunStretch, SeenAnchor, TextRun } from './anchor.ts';
import { leastLikeness, likeness, mostLike } from './likeness.ts';

/** A quote so short may stand in many places: elsewhere it counts only with what stood around it. */
const tellingLength = 12;
/** How much of the context on one side has to be there, and how many characters of it count. */
const leastContext = 0.5;
const countedContext = 16;
/** Elsewhere an edited quote has to be more like the quote than where it was left. */
const leastElsewhere = 0.75;
/** Without its context, an edited quote in its own block has to be so like it, and so long. */
const alone = { likeness: 0.8, length: tellingLength } as const;
/** So many runs that share the quote's words are looked through for an edit of it. */
const mostCandidates = 3;
/** So many places of a context are tried. */
const mostTries = 4;

const detached: AnchorPlace = { state: 'detached' };

/**
 * Where each anchor is in the draft as it is now. Asked in this order, the first that answers counts:
 * where its relative positions point (`live`, null: nowhere); its block, by the quote; the whole draft, by the quote; the
 * whole draft, by the words as they were seen last.
 * What it finds is the quote or an edit of it (`leastLikeness`); where two places are equally good it is detached, for a
 * thread on other words is worse than one in the list of the detached.
 */
export function resolveAnchors(
  anchors: readonly SeenAnchor[],
  runs: readonly TextRun[],
  live: (index: number) => RunStretch | null = () => null,
): readonly AnchorPlace[] {
  const draft = indexOf(runs);
  return anchors.map((anchor, index) => {
    if (anchor.quote === '') return wholeBlock(anchor, draft);
    const known = live(index);
    if (known !== null) {
      const text = runs[known.run]?.text.slice(known.from, known.to) ?? '';
      const like = likeness(anchor.quote, text);
      if (like >= leastLikeness) return { state: 'attached', likeness: like, ...known };
    }
    const own = inBlock(anchor, draft);
    if (own !== null) return { state: 'attached', ...own };
    const other = elsewhere(anchor, draft) ?? asSeen(anchor, draft);
    return other === null ? detached : { state: 'moved', ...other };
  });
}

type Found = RunStretch & { readonly likeness: number };
type Draft = {
  readonly runs: readonly TextRun[];
  readonly ofBlock: ReadonlyMap<string, readonly number[]>;
  /** Runs by the words in them; made when it is first asked for. */
  readonly withWord: (word: string) => readonly number[];
};

function indexOf(runs: readonly TextRun[]): Draft {
  const ofBlock = new Map<string, number[]>();
  for (const [run, { blockIds }] of runs.entries()) for (const id of blockIds) push(ofBlock, id, run);
  let words: Map<string, number[]> | null = null;
  const withWord = (word: string): readonly number[] => {
    if (words === null) {
      words = new Map();
      for (const [run, { text }] of runs.entries()) for (const each of new Set(wordsOf(text))) push(words, each, run);
    }
    return words.get(word) ?? [];
  };
  return { runs, ofBlock, withWord };
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function wholeBlock({ blockId }: Anchor, { runs, ofBlock }: Draft): AnchorPlace {
  const run = ofBlock.get(blockId)?.[0];
  if (run === undefined) return detached;
  return { state: 'attached', likeness: 1, run, from: 0, to: runs[run]?.text.length ?? 0 };
}

function inBlock(anchor: Anchor, draft: Draft): Found | null {
  const own = draft.ofBlock.get(anchor.blockId) ?? [];
  const exact = occurrences(anchor.quote, draft.runs, own);
  const [best] = byContext(anchor, draft.runs, exact);
  if (best !== undefined) return { ...best.place, likeness: 1 };
  const between = own.flatMap((run) => betweenContext(anchor, draft.runs[run]?.text ?? '', run));
  const [likest] = between.toSorted((a, b) => b.likeness - a.likeness);
  if (likest !== undefined) return likest;
  return bestEdit(anchor, draft.runs, own, (place, like) => {
    const isTelling = anchor.quote.length >= alone.length && like >= alone.likeness;
    return isTelling || contextOf(anchor, draft.runs, place) >= leastContext;
  });
}

function elsewhere(anchor: Anchor, draft: Draft): Found | null {
  const all = draft.runs.map((_, run) => run);
  const exact = byContext(anchor, draft.runs, occurrences(anchor.quote, draft.runs, all));
  const [best, second] = exact;
  const isShort = anchor.quote.length < tellingLength;
  if (best !== undefined) {
    const isAlone = second === undefined && !isShort;
    const isTold = best.context >= leastContext && best.context > (second?.context ?? 0);
    return isAlone || isTold ? { ...best.place, likeness: 1 } : null;
  }
  if (isShort) return null;
  const counts = new Map<number, number>();
  for (const word of new Set(wordsOf(anchor.quote)))
    for (const run of draft.withWord(word)) counts.set(run, (counts.get(run) ?? 0) + 1);
  const candidates = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostCandidates);
  return bestEdit(
    anchor,
    draft.runs,
    candidates.map(([run]) => run),
    (_, like) => like >= leastElsewhere,
  );
}

/**
 * Where the very words stand that were seen last, if they stand nowhere else and are an edit of the quote: an edited passage
 * that was cut here and pasted there.
 */
function asSeen(anchor: SeenAnchor, draft: Draft): Found | null {
  const { quote, seen } = anchor;
  if (seen === undefined || seen === quote || seen.length < tellingLength) return null;
  const like = likeness(quote, seen);
  if (like < leastLikeness) return null;
  const all = draft.runs.map((_, run) => run);
  const [only, second] = occurrences(seen, draft.runs, all);
  return only === undefined || second !== undefined ? null : { ...only, likeness: like };
}

/** What stands between the quote's own neighbours, where it is an edit of it: that knows where the quote begins and ends. */
function betweenContext({ quote, prefix, suffix }: Anchor, text: string, run: number): Found[] {
  const before = prefix.slice(-countedContext);
  const after = suffix.slice(0, countedContext);
  const starts = before === '' ? [0] : placesOf(before, text).map((at) => at + before.length);
  const ends = after === '' ? [text.length] : placesOf(after, text);
  return starts.slice(0, mostTries).flatMap((from) =>
    ends
      .filter((to) => to > from)
      .slice(0, mostTries)
      .flatMap((to) => {
        const like = likeness(quote, text.slice(from, to));
        return like >= leastLikeness ? [{ run, from, to, likeness: like }] : [];
      }),
  );
}

/** The edit of the quote that is most like it and counts; null where there is none, or two are equally like it. */
function bestEdit(
  { quote }: Anchor,
  runs: readonly TextRun[],
  among: readonly number[],
  counts: (place: RunStretch, like: number) => boolean,
): Found | null {
  let best: Found | null = null;
  let isTie = false;
  for (const run of among) {
    const like = mostLike(quote, runs[run]?.text ?? '');
    if (like === null || !counts({ run, ...like }, like.likeness)) continue;
    if (best !== null && like.likeness === best.likeness) isTie = true;
    if (best !== null && like.likeness <= best.likeness) continue;
    best = wholeWords(quote, runs[run]?.text ?? '', { run, ...like });
    isTie = false;
  }
  return isTie ? null : best;
}

/** A stretch that begins or ends inside a word takes the word in, where it stays an edit of the quote. */
function wholeWords(quote: string, text: string, found: Found): Found {
  const isWord = (at: number): boolean => /[\p{L}\p{N}\p{M}]/u.test(text.charAt(at));
  let { from, to } = found;
  while (from > 0 && isWord(from - 1) && isWord(from)) from -= 1;
  while (to < text.length && isWord(to - 1) && isWord(to)) to += 1;
  const like = likeness(quote, text.slice(from, to));
  return like >= leastLikeness ? { run: found.run, from, to, likeness: like } : found;
}

function placesOf(words: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function occurrences(quote: string, runs: readonly TextRun[], among: readonly number[]): RunStretch[] {
  const places: RunStretch[] = [];
  for (const run of among) {
    for (const from of placesOf(quote, runs[run]?.text ?? '')) places.push({ run, from, to: from + quote.length });
  }
  return places;
}

/** The places by how much of their context is there, best first; of equal ones the first in the draft. */
function byContext(
  anchor: Anchor,
  runs: readonly TextRun[],
  places: readonly RunStretch[],
): { readonly place: RunStretch; readonly context: number }[] {
  return places
    .map((place) => ({ place, context: contextOf(anchor, runs, place) }))
    .sort((a, b) => b.context - a.context);
}

/** How much of what stood around the quote stands around a place, on its better side and the other; from 0 to 2. */
function contextOf({ prefix, suffix }: Anchor, runs: readonly TextRun[], { run, from, to }: RunStretch): number {
  const text = runs[run]?.text ?? '';
  const before = side(reversed(prefix), reversed(text.slice(0, from)));
  const after = side(suffix, text.slice(to));
  return before + after;
}

/** The share of the nearest characters that agree; where the quote stood at an edge, whether it does again. */
function side(wanted: string, there: string): number {
  const counted = Math.min(wanted.length, countedContext);
  if (counted === 0) return there === '' ? 0.5 : 0;
  let same = 0;
  while (same < counted && wanted[same] === there[same]) same += 1;
  return same / counted;
}

function reversed(text: string): string {
  return text.slice(-countedContext).split('').reverse().join('');
}
