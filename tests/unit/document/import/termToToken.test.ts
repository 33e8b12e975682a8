import { describe, expect, test } from 'vitest';
import { scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';
import type { NodeJson } from '../../../../lib/document/docJson.ts';
import { inlineSlice, inlineText, trimmedInline } from '../../../../lib/document/import/inlineSlice.ts';
import { termToToken, type Reading } from '../../../../lib/document/import/termToToken.ts';
import { tokenToWords } from '../../../../lib/document/import/tokenToWords.ts';

const icd: Reading = { scale: scaleById('icd203')!, wording: null, ranges: 'hidden' };
const rowB: Reading = { ...icd, wording: 'b' };
const printed: Reading = { ...icd, ranges: 'printed' };
const phia: Reading = { scale: scaleById('phia')!, wording: null, ranges: 'hidden' };
const text = (value: string): readonly NodeJson[] => [{ type: 'text', text: value }];
/** The content as text, a token as `[form]`. */
const shown = (content: readonly NodeJson[]): string =>
  content
    .map((node) => (node.type === 'likelihoodTerm' ? `[${String(node.attrs?.form)}]` : (node.text ?? '|')))
    .join('');

describe('the term in a sentence becomes the token', () => {
  test.each([
    ['The fleet will likely sail by June.', icd, 'likely', 'The fleet will [adverb] sail by June.'],
    ['The fleet will very likely sail.', icd, 'very-likely', 'The fleet will [adverb] sail.'],
    ['The fleet is likely to sail.', icd, 'likely', 'The fleet is [adjective] to sail.'],
    ['A strike remains unlikely before May.', icd, 'unlikely', 'A strike remains [adjective] before May.'],
    ['A strike is very unlikely.', icd, 'very-unlikely', 'A strike is [adjective].'],
    ['Prices are likely rising.', icd, 'likely', 'Prices are [adverb] rising.'],
    ['It is likely that prices rise.', icd, 'likely', '[lead] that prices rise.'],
    ['We judge it is unlikely that prices rise.', icd, 'unlikely', 'We judge [lead] that prices rise.'],
    ['There is a roughly even chance that it rains.', icd, 'roughly-even-chance', '[lead] that it rains.'],
    ['Rain will almost certainly follow.', icd, 'almost-certain', 'Rain will [adverb] follow.'],
    ['It is probable that prices rise.', rowB, 'likely', '[lead] that prices rise.'],
    ['Seoul will probably agree.', rowB, 'likely', 'Seoul will [adverb] agree.'],
    ['War is highly likely.', phia, 'highly-likely', 'War is [adjective].'],
    ['The fleet will likely (55-80%) sail.', printed, 'likely', 'The fleet will [adverb] sail.'],
    ['The fleet will likely (55 to 80 per cent) sail.', printed, 'likely', 'The fleet will [adverb] sail.'],
  ])('[IM14] %s', (sentence, reading, likelihood, expected) => {
    const made = termToToken(text(sentence), reading);
    expect([made.likelihood, shown(made.content)]).toEqual([likelihood, expected]);
  });

  test.each([
    ['Seoul will probably agree.', icd, 'likely'],
    ['War is LIKELY.', icd, 'likely'],
    ['It is less likely to rain.', icd, null],
    ['It rains.', icd, null],
  ])('[IM14] the words stay where the token would print others: %s', (sentence, reading, likelihood) => {
    const content = text(sentence);
    expect(termToToken(content, reading)).toEqual({ content, likelihood });
  });

  test('[IM14] a number in brackets that is not the range stays', () => {
    const made = termToToken(text('It will likely (65%) rain.'), printed);
    expect(shown(made.content)).toBe('It will [adverb] (65%) rain.');
  });

  test('[IM14] marks around stay, a link on the term keeps its words, a second run changes nothing', () => {
    const bold = [{ type: 'bold' }];
    const made = termToToken(
      [
        { type: 'text', text: 'It ', marks: bold },
        { type: 'text', text: 'will likely ' },
        { type: 'footnote', attrs: { text: 'n' } },
        { type: 'text', text: 'rain', marks: bold },
      ],
      icd,
    );
    expect(made.content.map((node) => [node.type, node.marks?.length ?? 0])).toEqual([
      ['text', 1],
      ['text', 0],
      ['likelihoodTerm', 0],
      ['text', 0],
      ['footnote', 0],
      ['text', 1],
    ]);
    expect(termToToken(made.content, icd).content).toBe(made.content);
    const linked = [
      { type: 'text', text: 'It will likely rain', marks: [{ type: 'link', attrs: { href: 'https://a.example' } }] },
    ];
    expect(termToToken(linked, icd)).toEqual({ content: linked, likelihood: 'likely' });
  });

  test.each([
    'The fleet will likely sail.',
    'It is likely that prices rise.',
    'We judge it is unlikely that it rains.',
  ])('[IM14] and back: %s', (sentence) => {
    const { content, likelihood } = termToToken(text(sentence), icd);
    expect(content).not.toEqual(text(sentence));
    expect(inlineText(tokenToWords(content, likelihood, icd))).toBe(sentence);
  });
});

describe('parts of a line', () => {
  const note: NodeJson = { type: 'footnote', attrs: { text: 'n' } };
  const line: readonly NodeJson[] = [
    { type: 'text', text: 'One.' },
    note,
    { type: 'text', text: ' Two.' },
    { type: 'hardBreak' },
  ];

  test('[IM11] a footnote goes with the words before it', () => {
    expect(inlineText(line)).toBe('One. Two.\n');
    expect(inlineSlice(line, 0, 5)).toEqual([{ type: 'text', text: 'One.' }, note, { type: 'text', text: ' ' }]);
    expect(inlineSlice(line, 5, 10)).toEqual([{ type: 'text', text: 'Two.' }, { type: 'hardBreak' }]);
    expect(trimmedInline(inlineSlice(line, 4, 10))).toEqual([{ type: 'text', text: 'Two.' }]);
    expect(trimmedInline([{ type: 'text', text: ' ' }, note])).toEqual([note]);
  });
});
