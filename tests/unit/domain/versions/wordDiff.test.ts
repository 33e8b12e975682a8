import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonRuns, longestIncreasing } from '../../../../lib/domain/versions/commonRuns.ts';
import { wordDiff, type Line, type WordOp, type WordPart } from '../../../../lib/domain/versions/wordDiff.ts';

const budget = () => ({ steps: 10_000_000 });
const marks: Readonly<Record<WordOp, string>> = { equal: '=', insert: '+', delete: '-' };
const shown = (parts: readonly WordPart<string>[]): string =>
  parts.map(({ op, text, atom }) => `${marks[op]}${atom === undefined ? text : `<${atom}>`}`).join('|');
const textOf = (parts: readonly WordPart<string>[], left: WordOp): string =>
  parts
    .filter(({ op }) => op === 'equal' || op === left)
    .map(({ text, atom }) => (atom === undefined ? text : `<${atom}>`))
    .join('');

/** Words of few kinds, so that there is much to find again. */
const anyWords = fc
  .array(
    fc.constantFrom('the', 'port', 'closes', 'talks', ' ', '  ', '\n', ',', '.', '同盟', '🎉', 'e\u0301', '\ud83d'),
    {
      maxLength: 60,
    },
  )
  .map((words) => words.join(' '));

describe('word diff', () => {
  test.each([
    ['The port closes.', 'The port opens.', '=The port |-closes|+opens|=.'],
    ['The port closes.', 'The port closes.', '=The port closes.'],
    ['', 'New.', '+New.'],
    ['Gone.', '', '-Gone.'],
    ['', '', ''],
    // A replaced phrase is one change, not one for each word.
    ['It is expected to rise.', 'It will very likely rise.', '=It |-is expected to|+will very likely|= rise.'],
    // Words are whole: the end of one is never the end of another.
    ['unlikely', 'likely', '-unlikely|+likely'],
    ['3.5 per cent', '3.6 per cent', '-3.5|+3.6|= per cent'],
    // What was added behind a sentence is a sentence.
    ['Fees rise.', 'It is said: fees rise. Ice decides.', '-Fees |+It is said: fees |=rise.|+ Ice decides.'],
    ['a, b', 'a b', '=a|-,|= b'],
  ])('[VD1] %j to %j', (before, after, expected) => {
    expect(shown(wordDiff([before], [after], budget()))).toBe(expected);
  });

  test('[VD1] the parts are both texts exactly, whatever they are, and no two neighbours are alike', () => {
    const any = fc.oneof(anyWords, fc.string({ unit: 'binary', maxLength: 80 }));
    fc.assert(
      fc.property(any, any, fc.constantFrom(10_000_000, 40, 0), (before, after, steps) => {
        const parts = wordDiff<string>([before], [after], { steps });
        expect(textOf(parts, 'delete')).toBe(before);
        expect(textOf(parts, 'insert')).toBe(after);
        parts.forEach((part, at) => expect(part.op).not.toBe(parts[at - 1]?.op));
      }),
      { numRuns: 400 },
    );
  });

  test('[VD1] atoms keep their place and are compared by what they are', () => {
    const atom = (key: string) => ({ key, value: key });
    const before: Line<string> = ['Fees rise', atom('s1'), '.'];
    const after: Line<string> = ['Fees rise', atom('s2'), ' soon.'];
    expect(shown(wordDiff(before, after, budget()))).toBe('=Fees rise|-<s1>|+<s2>|+ soon|=.');
    expect(shown(wordDiff(before, before, budget()))).toBe('=Fees rise|=<s1>|=.');
  });

  test('[VD2] few differences are the fewest: as many as the longest common subsequence leaves', () => {
    const tokens = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }).map((all) => Int32Array.from(all));
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const runs = commonRuns(a, b, budget());
        let [aAt, bAt] = [0, 0];
        for (const run of runs) {
          expect(run.a).toBeGreaterThanOrEqual(aAt);
          expect(run.b).toBeGreaterThanOrEqual(bAt);
          for (let at = 0; at < run.length; at += 1) expect(a[run.a + at]).toBe(b[run.b + at]);
          [aAt, bAt] = [run.a + run.length, run.b + run.length];
        }
        expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(longestCommon(a, b));
      }),
      { numRuns: 300 },
    );
  });

  test('[VD2] what differs beyond measure is replaced in bounded time', () => {
    const words = (seed: number) => Array.from({ length: 40_000 }, (_, at) => `w${(at * 7919 * seed) % 40}`).join(' ');
    const steps = { steps: 3_000_000 };
    const started = performance.now();
    const parts = wordDiff([words(3)], [words(17)], steps);
    expect(textOf(parts as WordPart<string>[], 'insert')).toBe(words(17));
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  test('[VD4] a longest run in order', () => {
    expect(longestIncreasing([])).toEqual([]);
    expect(longestIncreasing([0, 1, 2])).toEqual([0, 1, 2]);
    expect(longestIncreasing([3, 0, 1, 2])).toEqual([1, 2, 3]);
    expect(longestIncreasing([1, 2, 3, 0])).toEqual([0, 1, 2]);
    expect(longestIncreasing([2, 1])).toHaveLength(1);
  });
});

/** By the book: the table of all beginnings. */
function longestCommon(a: Int32Array, b: Int32Array): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const token of a) {
    const next = [0];
    b.forEach((other, at) => {
      next.push(token === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}
