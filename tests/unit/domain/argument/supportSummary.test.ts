import { describe, expect, it } from 'vitest';
import { compareGrades, gradeCode, gradeOf, gradeWords, isJudged } from '../../../../lib/domain/argument/grade.ts';
import { listed } from '../../../../lib/domain/argument/listed.ts';
import { supportSummary } from '../../../../lib/domain/argument/supportSummary.ts';
import { argument, nodeOf } from './argumentDsl.ts';

const nodes = [
  'J2',
  'E1 2',
  'E2 3',
  'E3 6',
  'E4 2',
  'E5',
  'AS1',
  'S1 C',
  'S2 B',
  'S3 F',
  'S6 C',
  'S7 C wire',
  'S8 C wire',
];
const cited = ['E1 cites S2', 'E2 cites S1', 'E3 cites S3', 'E4 cites S6'];

const summaries: readonly (readonly [string, readonly string[], string])[] = [
  [
    'two items',
    [...cited, 'J2 supports E1', 'J2 supports E4'],
    'J2 rests on 2 items, 2 sources. Best grade B2. Without E1 it rests on E4 (C2) alone.',
  ],
  ['one item', [...cited, 'J2 supports E1'], 'J2 rests on 1 item, 1 source. Grade B2. Without E1 it rests on nothing.'],
  ['nothing', cited, 'J2 rests on nothing yet.'],
  ['context alone', [...cited, 'J2 context E1'], 'J2 rests on nothing yet. Context carries nothing.'],
  ['an assumption alone', ['J2 assumes AS1'], 'J2 rests on nothing but AS1.'],
  [
    'three items',
    [...cited, 'J2 supports E1', 'J2 supports E2', 'J2 supports E3'],
    'J2 rests on 3 items, 3 sources. Best grade B2. Without E1 the best grade is C3.',
  ],
  [
    'three items of which one is judged',
    [...cited, 'J2 supports E1', 'J2 supports E5', 'J2 supports E3'],
    'J2 rests on 3 items, 2 sources. Best grade B2. Without E1 no grade is judged.',
  ],
  [
    'F and 6 beside a judged one: not best, and said as they are',
    [...cited, 'J2 supports E3', 'J2 supports E4'],
    'J2 rests on 2 items, 2 sources. Best grade C2. Without E4 it rests on E3 (F6) alone.',
  ],
  [
    'F and 6 alone',
    [...cited, 'J2 supports E3'],
    'J2 rests on 1 item, 1 source. No grade is judged on both sides. Without E3 it rests on nothing.',
  ],
  [
    'nothing graded, no source',
    ['J2 supports E5'],
    'J2 rests on 1 item, no source. Nothing is graded. Without E5 it rests on nothing.',
  ],
  [
    'one source under all',
    ['E1 cites S2', 'E4 cites S2', 'J2 supports E1', 'J2 supports E4'],
    'J2 rests on 2 items, 1 source. Best grade B2. All of it comes from S2.',
  ],
  [
    'two sources of one origin',
    ['E1 cites S7', 'E2 cites S8', 'J2 supports E1', 'J2 supports E2'],
    'J2 rests on 2 items, 2 sources of 1 origin. Best grade C2. Without E1 it rests on E2 (C3) alone.',
  ],
  [
    'what speaks against it',
    [...cited, 'J2 supports E1', 'J2 contradicts E4', 'J2 contradicts E2'],
    'J2 rests on 1 item, 1 source. Grade B2. Without E1 it rests on nothing. E4 and E2 speak against it.',
  ],
];

describe('what a judgment rests on, in a breath', () => {
  it.each(summaries)('[AG7] %s', (_name, relations, sentence) => {
    const { lead, rest } = supportSummary(argument(nodes, relations), 'J2');
    expect(`${lead} ${rest}`.trim()).toBe(sentence);
  });

  it('[AG7] is empty for what is not there', () => {
    expect(supportSummary(argument(nodes, []), 'J9')).toMatchObject({ items: 0, lead: '', rest: '' });
  });

  it('[AG7] has the figures beside the words', () => {
    const made = argument(nodes, ['E1 cites S7', 'E2 cites S8', 'J2 supports E1', 'J2 supports E2']);
    expect(supportSummary(made, 'J2')).toMatchObject({
      items: 2,
      sources: 2,
      voices: 1,
      best: { reliability: 'C', credibility: '2' },
    });
  });
});

describe('grades', () => {
  it('[AG6] take the most reliable source, F only where none is judged', () => {
    const made = argument(nodes, ['E1 cites S3', 'E1 cites S1', 'E2 cites S3']);
    expect(gradeCode(gradeOf(made, nodeOf('E1 2')))).toBe('C2');
    expect(gradeCode(gradeOf(made, nodeOf('E2 3')))).toBe('F3');
  });

  it('[AG6] are judged only on both sides, and F and 6 are no judgment', () => {
    const grade = (code: string) => ({
      reliability: code[0] === '?' ? null : (code[0] ?? null),
      credibility: code[1] === '?' ? null : (code[1] ?? null),
    });
    const judged = ['A1', 'E5', 'B?', '?2', 'F2', 'B6', 'F6', '??'].map((code) => [code, isJudged(grade(code))]);
    expect(Object.fromEntries(judged)).toEqual({
      A1: true,
      E5: true,
      'B?': false,
      '?2': false,
      F2: false,
      B6: false,
      F6: false,
      '??': false,
    });
    expect(gradeCode(grade('??'))).toBeNull();
    expect(gradeCode(grade('B?'))).toBe('B?');
    expect(gradeWords(grade('F?'))).toBe('reliability F, cannot be judged; credibility not graded');
    const order = ['C3', 'A1', 'B2', 'A3', 'E5'].map(grade).toSorted(compareGrades).map(gradeCode);
    expect(order).toEqual(['A1', 'B2', 'A3', 'C3', 'E5']);
  });

  it('labels are listed as in a sentence', () => {
    expect([[], ['J1'], ['J1', 'J3'], ['J1', 'J2', 'J3']].map(listed)).toEqual([
      '',
      'J1',
      'J1 and J3',
      'J1, J2 and J3',
    ]);
  });
});
