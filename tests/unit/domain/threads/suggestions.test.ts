import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from '../../../../lib/domain/text/wordDiff.ts';
import { mentionsIn } from '../../../../lib/domain/threads/mentions.ts';
import { suggestionFit, threeWay } from '../../../../lib/domain/threads/suggestion.ts';

const shown = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ op, text }) => (op === 'equal' ? text : op === 'insert' ? `+${text}+` : `-${text}-`))
    .join('');

describe('comparing words', () => {
  test.each([
    ['the same', 'the same', 'the same'],
    ['', 'new', '+new+'],
    ['old', '', '-old-'],
    ['will very likely impact us', 'will very likely weaken us', 'will very likely -impact-+weaken+ us'],
    ['a big old ship', 'a small new ship', 'a -big old-+small new+ ship'],
    ['It’s here', 'It’s gone', 'It’s -here-+gone+'],
    ['go 😀 now', 'go 😁 now', 'go -😀-+😁+ now'],
    ['one two', 'one and two', 'one +and +two'],
  ])('[TX6] golden: "%s" to "%s"', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  test('[TX6] both texts can be put together again', () => {
    const text = fc
      .array(fc.constantFrom('grain', ' ', ', ', 'yard', '😀', 'é', '\n', 'the'), { maxLength: 20 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = wordDiff(before, after);
        const joined = (...ops: string[]) =>
          changes.flatMap(({ op, text: words }) => (ops.includes(op) ? [words] : [])).join('');
        expect(joined('equal', 'delete')).toBe(before);
        expect(joined('equal', 'insert')).toBe(after);
        for (const [at, { op, text: words }] of changes.entries()) {
          expect(words).not.toBe('');
          expect(op).not.toBe(changes[at + 1]?.op);
        }
      }),
    );
  });
});

describe('a suggestion', () => {
  const suggestion = { field: null, base: 'will fall', replacement: 'may fall' };
  test('[TD6] fits while its words stand there, is done when the new ones do, and else is a person’s to decide', () => {
    expect(suggestionFit(suggestion, 'will fall')).toBe('fits');
    expect(suggestionFit(suggestion, 'may fall')).toBe('done');
    expect(suggestionFit(suggestion, 'will rise')).toBe('changed');
    expect(suggestionFit(suggestion, undefined)).toBe('changed');
    expect(suggestionFit({ field: 'confidence', base: null, replacement: 'low' }, null)).toBe('fits');
    expect(threeWay(suggestion, 'will rise')).toEqual({
      suggested: [
        { op: 'delete', text: 'will' },
        { op: 'insert', text: 'may' },
        { op: 'equal', text: ' fall' },
      ],
      current: [
        { op: 'equal', text: 'will ' },
        { op: 'delete', text: 'fall' },
        { op: 'insert', text: 'rise' },
      ],
    });
  });
});

describe('mentions', () => {
  const people = [
    { userId: '1', name: 'Ana' },
    { userId: '2', name: 'Ana Lind' },
    { userId: '3', name: 'Øystein' },
  ];
  test.each([
    ['@Ana look', [['1', 0, 4]]],
    ['So @Ana Lind, look', [['2', 3, 12]]],
    ['@Anabel and ana@Ana.org', []],
    [
      '(@Øystein) @Ana.',
      [
        ['3', 1, 9],
        ['1', 11, 15],
      ],
    ],
    ['@ and @Nobody', []],
  ])('[TD5] in "%s"', (text, expected) => {
    expect(mentionsIn(text, people).map(({ userId, from, to }) => [userId, from, to])).toEqual(expected);
  });
});
