import { commonRuns, type Budget } from './commonRuns.ts';

/** What happened to a stretch of text. */
export type WordOp = 'equal' | 'insert' | 'delete';

/** Something in a line of text that is no text: a footnote, a citation. `key` tells whether two are the same. */
export type Atom<T> = { readonly key: string; readonly value: T };

/** A text with atoms in it. */
export type Line<T> = readonly (string | Atom<T>)[];

/** A stretch of text, or an atom, whose text is empty. */
export type WordPart<T> = { readonly op: WordOp; readonly text: string; readonly atom?: T | undefined };

/** Words with their inner apostrophes and hyphens, white space, and every other character by itself. */
const tokenPattern = /[\p{L}\p{N}\p{M}]+(?:['’\-.,][\p{L}\p{N}\p{M}]+)*|\s+|[^]/gu;

type Token<T> = { readonly key: string; readonly text: string; readonly atom?: T };

/**
 * What differs between two texts, in whole words. The parts that are equal or deleted, joined, are the text before; those
 * equal or inserted, the text after. Where words are replaced, what is deleted stands before what is inserted.
 */
export function wordDiff<T>(before: Line<T>, after: Line<T>, budget: Budget): readonly WordPart<T>[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const numbers = new Map<string, number>();
  const interned = (tokens: readonly Token<T>[]): Int32Array =>
    Int32Array.from(tokens, ({ key }) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      return numbers.size - 1;
    });
  const parts: WordPart<T>[] = [];
  let [aAt, bAt] = [0, 0];
  const replace = (aEnd: number, bEnd: number): void => {
    add(parts, 'delete', a.slice(aAt, aEnd));
    add(parts, 'insert', b.slice(bAt, bEnd));
  };
  const [inA, inB] = [interned(a), interned(b)];
  for (const run of withoutLoneSpaces(asLateAsCanBe(commonRuns(inA, inB, budget), inA, inB), a, b)) {
    replace(run.a, run.b);
    add(parts, 'equal', b.slice(run.b, run.b + run.length));
    [aAt, bAt] = [run.a + run.length, run.b + run.length];
  }
  replace(a.length, b.length);
  return parts;
}

function tokensOf<T>(line: Line<T>): readonly Token<T>[] {
  return line.flatMap((piece): readonly Token<T>[] =>
    typeof piece === 'string'
      ? (piece.match(tokenPattern) ?? []).map((text) => ({ key: `t${text}`, text }))
      : [{ key: `a${piece.key}`, text: '', atom: piece.value }],
  );
}

type Runs = ReturnType<typeof commonRuns>;

/**
 * What only came or only went stands as late as it can: a sentence added behind the last one begins with its space and ends with
 * its full stop, not the other way about.
 */
function asLateAsCanBe(runs: Runs, a: Int32Array, b: Int32Array): Runs {
  const result: { a: number; b: number; length: number }[] = [{ a: 0, b: 0, length: 0 }];
  for (const run of runs) {
    const before = result.at(-1);
    const next = { ...run };
    result.push(next);
    if (before === undefined) continue;
    const [aAt, bAt] = [before.a + before.length, before.b + before.length];
    const isOneSided = (next.a === aAt) !== (next.b === bAt);
    const [tokens, gap, at] = next.a === aAt ? [b, bAt, next.b] : [a, aAt, next.a];
    let steps = 0;
    while (isOneSided && steps < next.length && tokens[gap + steps] === tokens[at + steps]) steps += 1;
    before.length += steps;
    Object.assign(next, { a: next.a + steps, b: next.b + steps, length: next.length - steps });
    if (next.length === 0) result.pop();
  }
  return result.filter(({ length }) => length > 0);
}

/** Spaces that alone are common between replaced words would cut a replaced phrase into single words. */
function withoutLoneSpaces<T>(runs: Runs, a: readonly Token<T>[], b: readonly Token<T>[]): Runs {
  const isSpace = ({ text, atom }: Token<T>): boolean => atom === undefined && text.trim() === '';
  return runs.filter((run, index) => {
    if (!a.slice(run.a, run.a + run.length).every(isSpace)) return true;
    const [before, after] = [runs[index - 1], runs[index + 1]];
    const [aFrom, bFrom] = before === undefined ? [0, 0] : [before.a + before.length, before.b + before.length];
    const [aTo, bTo] = after === undefined ? [a.length, b.length] : [after.a, after.b];
    const gaps = [
      [run.a - aFrom, run.b - bFrom],
      [aTo - run.a - run.length, bTo - run.b - run.length],
    ];
    const isBetweenChanges = gaps.every(([gone = 0, come = 0]) => gone > 0 || come > 0);
    const isBesideReplaced = gaps.some(([gone = 0, come = 0]) => gone > 0 && come > 0);
    return !(isBetweenChanges && isBesideReplaced);
  });
}

function add<T>(parts: WordPart<T>[], op: WordOp, tokens: readonly Token<T>[]): void {
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push({ op, text });
    text = '';
  };
  for (const token of tokens) {
    if (token.atom === undefined) {
      text += token.text;
    } else {
      flush();
      parts.push({ op, text: '', atom: token.atom });
    }
  }
  flush();
}
