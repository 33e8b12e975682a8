import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../../lib/domain/text/sentencesOf.ts';
import { countWords, wordsOf } from '../../../lib/domain/text/wordsOf.ts';

const split = (text: string): string[] => sentencesOf(text).map((sentence) => sentence.text.trim());
/** `|` marks where sentences end. */
const checkSplit = (marked: string): void => {
  const expected = marked.split('|').map((part) => part.trim());
  expect(split(marked.replaceAll('|', ''))).toEqual(expected);
};

/** Text full of what makes splitting hard. */
const hard = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '. ',
        '.',
        '…',
        '... ',
        '? ',
        '!” ',
        '.) ',
        'U.S. ',
        'e.g. ',
        'Dr. ',
        'No. 5',
        '3.5',
        '\n\n',
        '\r\n',
        '。',
        '؟ ',
        '.[3] ',
        '1. ',
        ' ',
        'The ',
        'and ',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({
        unit: fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
        maxLength: 4,
      }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('sentences', () => {
  test('[TX1] joined, they are the text', () => {
    fc.assert(
      fc.property(hard, (text) => {
        const sentences = sentencesOf(text);
        let at = 0;
        for (const sentence of sentences) {
          expect(sentence.from).toBe(at);
          expect(sentence.to).toBeGreaterThan(at);
          expect(sentence.text).toBe(text.slice(sentence.from, sentence.to));
          at = sentence.to;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 200 },
    );
  });

  test('[TX1] a sentence is split no further', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Trade grew', 'Kim met Putin', 'It ended', 'One deal held'), { minLength: 1 }),
        (parts) => {
          expect(split(parts.map((part) => `${part}.`).join(' '))).toHaveLength(parts.length);
        },
      ),
    );
  });

  test.each([
    'The U.S. and its allies met.| They left.',
    'He left the U.S.| The talks went on.',
    'The U.S. Navy sailed.',
    'Dr. Kim met Gen. Park vs. Mr. Lee.| No. 5 won.',
    'Fuel, e.g. diesel, i.e. oil, etc. went north.| More came.',
    'It cost 3.5 million.| It was No. 2.| And so on.',
    'Trade grew etc.| The rest fell.',
    'J. F. Smith of St. Louis wrote it.',
    '1. Trade grew.| 2.5 per cent fell.',
    'a. Trade grew.| It held.',
    'Well... perhaps not.| Wait… no.',
    'It came on Jan. 5 at 3 p.m. in Seoul.',
    'Is it so?| Yes!| It is.',
    'The answer was no.| Twelve ships sailed.',
    'See contract no. 12 of 2024.',
  ])('[TX2] %s', (marked) => checkSplit(marked));

  test.each([
    'He said “no.”| She left.',
    'It grew (by half.)| It fell.',
    'It grew.[3]| It fell.[12][13]| It rose.',
    '“Really?” he asked.| She left.',
    '(It grew.)| (It fell.)',
  ])('[TX3] %s', (marked) => checkSplit(marked));

  test.each(['好。|吗？|是！', 'هل؟| نعم.| كلا.', 'यह है।| वह है।', 'Great! |🎉 It held.', 'One\n\n|Two'])(
    '[TX4] %s',
    (marked) => checkSplit(marked),
  );

  test('[TX1] long text takes no more than its length is worth', () => {
    for (const unit of ['e.g. Xx ', 'U.S. x', '. x', 'a\n\n', '((((', '"""".', '1. ', '      ']) {
      const text = unit.repeat(Math.floor(200_000 / unit.length));
      const begin = performance.now();
      expect(sentencesOf(text).at(-1)?.to).toBe(text.length);
      expect(performance.now() - begin, unit).toBeLessThan(5_000);
    }
  }, 60_000);

  test('no text has no sentences', () => expect(sentencesOf('')).toEqual([]));
});

describe('words', () => {
  test.each([
    [
      'Confidence-building in the U.S. isn’t 3.5% easy',
      ['Confidence-building', 'in', 'the', 'U.S', 'isn’t', '3.5', 'easy'],
    ],
    ['', []],
    ['— … 🎉 !', []],
    ['東京に行く', ['東', '京', 'に', '行', 'く']],
    ['هل تعرف؟', ['هل', 'تعرف']],
    ['e\u0301tat snake_case', ['e\u0301tat', 'snake_case']],
  ])('[TX5] %s', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
    expect(countWords(text)).toBe(expected.length);
  });
});
