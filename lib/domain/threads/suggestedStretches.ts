import { wordDiff } from '../text/wordDiff.ts';

/** A stretch of a text and what is to stand in its place. Offsets are UTF-16 units. */
export type SuggestedStretch = { readonly from: number; readonly to: number; readonly replacement: string };

/** Changes with so many unchanged characters between them at most are one suggestion: they are read and decided together. */
export const nearEnough = 60;

/**
 * The suggestions that make one text of another, in reading order: each as short as its words allow, so that what others
 * write beside them stays theirs. None is of no words: what is only written in takes along the word before it, or after.
 */
export function suggestedStretches(before: string, after: string): readonly SuggestedStretch[] {
  const changes: SuggestedStretch[] = [];
  let [at, there] = [0, 0];
  for (const { op, text } of wordDiff(before, after)) {
    const [from, start] = [at, there];
    if (op !== 'insert') at += text.length;
    if (op !== 'delete') there += text.length;
    if (op === 'equal') continue;
    add(changes, { from, to: at, replacement: after.slice(start, there) }, before);
  }
  return changes.reduce<SuggestedStretch[]>((made, change) => {
    add(made, change.from === change.to ? withNeighbour(before, change) : change, before);
    return made;
  }, []);
}

/** Adds a change to those before it, joined with the last where they are near each other. */
function add(changes: SuggestedStretch[], change: SuggestedStretch, before: string): void {
  const last = changes.at(-1);
  if (last === undefined || change.from - last.to > nearEnough) {
    changes.push(change);
    return;
  }
  // A neighbour that was taken along may be what the last one took or changed already.
  const between = before.slice(last.to, Math.max(last.to, change.from));
  const twice = Math.max(0, last.to - change.from);
  changes[changes.length - 1] = {
    from: last.from,
    to: Math.max(last.to, change.to),
    replacement: last.replacement + between + change.replacement.slice(twice),
  };
}

function withNeighbour(text: string, { from, replacement }: SuggestedStretch): SuggestedStretch {
  const [word] = /\S+\s*$/u.exec(text.slice(0, from)) ?? [];
  if (word !== undefined) return { from: from - word.length, to: from, replacement: word + replacement };
  const [next = text.slice(from)] = /^\s*\S+/u.exec(text.slice(from)) ?? [];
  return { from, to: from + next.length, replacement: replacement + next };
}

/**
 * Where a stretch of a text is once others have written in the text: what they wrote inside of it belongs to it. `from`
 * equals `to` where nothing of it is left.
 */
export function carriedStretch(
  before: string,
  now: string,
  stretch: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  let [at, there] = [0, 0];
  let from: number | null = null;
  let to: number | null = null;
  let wasDeleted = false;
  for (const { op, text } of wordDiff(before, now)) {
    const { length } = text;
    if (op === 'insert') {
      there += length;
      // What stands in place of its last words is still it.
      if (to !== null && wasDeleted) to = there;
      wasDeleted = false;
      continue;
    }
    const kept = op === 'equal' ? 1 : 0;
    wasDeleted = false;
    if (from === null && stretch.from < at + length) from = there + kept * Math.max(0, stretch.from - at);
    if (to === null && stretch.to <= at + length) {
      to = there + kept * (stretch.to - at);
      wasDeleted = op === 'delete';
    }
    at += length;
    there += kept * length;
  }
  const end = to ?? now.length;
  return { from: Math.min(from ?? end, end), to: end };
}
