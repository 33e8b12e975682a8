import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedStretch, suggestedStretches } from '../../../../lib/domain/threads/suggestedStretches.ts';
import { modeOf, modesFor } from '../../../../lib/domain/threads/workMode.ts';

const text = fc
  .array(fc.constantFrom('grain', ' ', ', ', 'yard', 'ships', '. ', 'é', 'the', ' winter '), { maxLength: 60 })
  .map((parts) => parts.join(''));

function written(before: string, stretches: ReturnType<typeof suggestedStretches>): string {
  return stretches
    .toReversed()
    .reduce((made, { from, to, replacement }) => made.slice(0, from) + replacement + made.slice(to), before);
}

describe('what is typed in Suggesting', () => {
  test.each([
    ['The port closes in May.', 'The port closes in June.', [['May', 'June']]],
    // What is only written in takes its neighbour along: a suggestion stands in place of words.
    ['The port closes.', 'The port never closes.', [['port ', 'port never ']]],
    ['It closes.', 'Perhaps It closes.', [['It', 'Perhaps It']]],
    ['It closes.', 'It closes. So far.', [['closes.', 'closes. So far.']]],
    ['The old port closes.', 'The port closes.', [['old ', '']]],
    ['The old port closes soon.', 'The new port closes late.', [['old port closes soon', 'new port closes late']]],
    ['One word.', 'One word.', []],
  ])('[TD9] golden: "%s" to "%s"', (before, after, expected) => {
    const made = suggestedStretches(before, after).map(({ from, to, replacement }) => [
      before.slice(from, to),
      replacement,
    ]);
    expect(made).toEqual(expected);
  });

  test('[TD9] changes far from each other are suggestions of their own', () => {
    const middle = 'and nothing in this long sentence between them is changed by anybody at all, ';
    const made = suggestedStretches(`Old ships ${middle}old crews.`, `New ships ${middle}new crews.`);
    expect(made.map(({ replacement }) => replacement)).toEqual(['New', 'new']);
  });

  test('[TD9] written in their places they make the text that was typed, and none stands in place of nothing', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const made = suggestedStretches(before, after);
        expect(written(before, made)).toBe(after);
        for (const [at, { from, to }] of made.entries()) {
          if (before.trim() !== '') expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(made[at - 1]?.to ?? 0);
        }
      }),
    );
  });

  const carried = (before: string, now: string, words: string): string => {
    const from = before.indexOf(words);
    const place = carriedStretch(before, now, { from, to: from + words.length });
    return now.slice(place.from, place.to);
  };
  test.each([
    ['The port closes in May.', 'So far the port closes in May.', 'May', 'May'],
    ['The port closes in May.', 'The port closes in late May, they say.', 'in May', 'in late May'],
    ['The port closes in May.', 'The port closes in July.', 'May', 'July'],
    ['The port closes in May.', 'The port closes.', 'in May', ''],
    ['The port closes in May.', 'Nothing.', 'closes', 'Nothing'],
  ])('[TD9] "%s" written on to "%s": %s is "%s"', (before, now, words, expected) => {
    expect(carried(before, now, words)).toBe(expected);
  });

  test('[TD9] whatever others write, the place is one of the text as it is', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (before, now, a, b) => {
        const from = Math.min(a % (before.length + 1), b % (before.length + 1));
        const to = Math.max(a % (before.length + 1), b % (before.length + 1));
        const place = carriedStretch(before, now, { from, to });
        expect(place.from).toBeGreaterThanOrEqual(0);
        expect(place.to).toBeGreaterThanOrEqual(place.from);
        expect(place.to).toBeLessThanOrEqual(now.length);
        if (before === now && to > from) expect(place).toEqual({ from, to });
      }),
    );
  });
});

describe('modes of work', () => {
  const [writer, commenter, reader] = [
    modesFor({ mayWrite: true, mayComment: true }),
    modesFor({ mayWrite: false, mayComment: true }),
    modesFor({ mayWrite: false, mayComment: false }),
  ];
  test('[TD8] who may write starts in Editing, who may comment in Viewing, and nobody chooses beyond their rights', () => {
    expect(modeOf(null, writer)).toBe('editing');
    expect(modeOf('suggesting', writer)).toBe('suggesting');
    expect(modeOf(null, commenter)).toBe('viewing');
    expect(modeOf('suggesting', commenter)).toBe('suggesting');
    expect(modeOf('editing', commenter)).toBe('viewing');
    expect(modeOf('suggesting', reader)).toBe('viewing');
    expect(modeOf('nonsense', writer)).toBe('editing');
  });
});
