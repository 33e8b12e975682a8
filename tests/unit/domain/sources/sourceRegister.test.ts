import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  isJudged,
  judgmentsOn,
  registerView,
  singleOriginJudgments,
  sourceRegister,
  touchedByRecall,
  type RegisterFilter,
  type RegisterOrder,
} from '../../../../lib/domain/sources/sourceRegister.ts';
import { argument, labels } from '../argument/argumentDsl.ts';
import { sourceNamed } from './sourceFixture.ts';

const harbour = argument(
  ['J1', 'J2', 'J3', 'J4', 'AS1', 'E1 2', 'E2 6', 'E3', 'S1 B wire', 'S2 F wire', 'S3 A', 'S4', 'P1'],
  [
    'J1 supports E1',
    'E1 cites S1 @p. 4',
    'J2 contradicts E1',
    'J2 supports E2',
    'E2 cites S3',
    'J3 assumes AS1',
    'AS1 supports E3',
    'E3 cites S1',
    'E3 cites S2',
    'J4 cites S3',
    'P1 cites S2',
  ],
);

describe('the judgments on a source', () => {
  test.each([
    ['S1', ['J1', 'J3']],
    // P1 cites it too, and carries no judgment.
    ['S2', ['J3']],
    ['S3', ['J2', 'J4']],
    ['S4', []],
  ])('[SO1] %s carries %j, through evidence, assumptions and its own citations', (source, expected) => {
    expect(labels(judgmentsOn(harbour, source))).toEqual(expected);
  });

  it('[SO1] is what walking down from the judgment finds, whatever the links', () => {
    const nodes = ['J1', 'J2', 'J3', 'AS1', 'AS2', 'A1', 'E1', 'E2', 'E3', 'S1', 'S2', 'P1'];
    const anyLink = fc
      .tuple(
        fc.constantFrom(...nodes),
        fc.constantFrom('supports', 'assumes', 'cites', 'context'),
        fc.constantFrom(...nodes),
      )
      .map((parts) => parts.join(' '));
    const downwards = new Set(['supports', 'assumes', 'cites']);
    let carried = 0;
    fc.assert(
      fc.property(fc.array(anyLink, { maxLength: 60, size: 'max' }), (links) => {
        const any = argument(nodes, links);
        const reaches = (from: string, to: string, seen: readonly string[] = []): boolean =>
          any
            .relationsFrom(from)
            .some(
              (link) =>
                downwards.has(link.kind) &&
                !seen.includes(link.to) &&
                (link.to === to || reaches(link.to, to, [...seen, link.to])),
            );
        for (const source of ['S1', 'S2']) {
          const expected = ['J1', 'J2', 'J3'].filter((judgment) => reaches(judgment, source));
          expect(labels(judgmentsOn(any, source))).toEqual(expected);
          carried += expected.length;
        }
      }),
      { numRuns: 300 },
    );
    expect(carried).toBeGreaterThan(20);
  });

  it('[SO1] judgments on one origin are those whose sources share a group, or are one', () => {
    expect(labels(singleOriginJudgments(harbour))).toEqual(['J1', 'J2', 'J3', 'J4']);
    const two = argument(['J1', 'E1', 'S1 B wire', 'S2'], ['J1 supports E1', 'E1 cites S1', 'E1 cites S2']);
    expect(singleOriginJudgments(two)).toEqual([]);
  });
});

it('[SO2] no grade, F and 6 are not judged; every other grade is', () => {
  expect(['A', 'B', 'C', 'D', 'E', '1', '5'].every(isJudged)).toBe(true);
  expect([null, 'F', '6'].some(isJudged)).toBe(false);
});

describe('the register', () => {
  const sources = [
    sourceNamed('S1', { title: 'Port log', reliability: 'B', published: '2026-03', url: 'https://a.example' }),
    sourceNamed('S2', { title: 'Agency wire', reliability: 'F', originator: 'Coast Agency', published: '2026-04-02' }),
    sourceNamed('S3', { reliability: 'A', informationTo: '2025' }),
    sourceNamed('S4', { title: 'berth survey', record: 'r4' }),
  ];
  const rows = sourceRegister(sources, harbour, ({ record }) => record === 'r4');
  const shown = (order: RegisterOrder, filter: RegisterFilter = 'all', words = '') =>
    registerView(rows, { order, filter, words }).map(({ label }) => label);

  it('[SO1] names what cites each source and what rests on it', () => {
    const first = rows[0];
    expect(labels(first?.citedBy ?? [])).toEqual(['E1', 'E3']);
    expect(labels(first?.judgments ?? [])).toEqual(['J1', 'J3']);
  });

  test.each<[RegisterOrder, string[]]>([
    ['number', ['S1', 'S2', 'S3', 'S4']],
    ['title', ['S2', 'S4', 'S1', 'S3']],
    // Not judged comes after the worst grade, in reading order.
    ['reliability', ['S3', 'S1', 'S2', 'S4']],
    ['date', ['S2', 'S1', 'S3', 'S4']],
    ['use', ['S1', 'S3', 'S2', 'S4']],
  ])('[SO3] by %s', (order, expected) => {
    expect(shown(order)).toEqual(expected);
  });

  test.each<[RegisterFilter, string[]]>([
    ['uncited', ['S4']],
    ['not-judged', ['S2', 'S4']],
    ['no-archive', ['S1']],
    ['recalled', ['S4']],
  ])('[SO3] narrowed to %s', (filter, expected) => {
    expect(shown('number', filter)).toEqual(expected);
  });

  it('[SO3] is searched by number, title, originator and group, all words', () => {
    expect(shown('number', 'all', ' COAST wire ')).toEqual(['S2']);
    expect(shown('number', 'all', 's3')).toEqual(['S3']);
    expect(shown('number', 'all', 'coast log')).toEqual([]);
  });
});

describe('a recall', () => {
  it('[SO4] touches the source, what cites it and the judgments on it, each naming the source once', () => {
    expect([...touchedByRecall(harbour, (id) => id === 'S1' || id === 'S3')]).toEqual([
      ['S1', ['S1']],
      ['E1', ['S1']],
      ['E3', ['S1']],
      ['J1', ['S1']],
      ['J3', ['S1']],
      ['S3', ['S3']],
      ['E2', ['S3']],
      ['J4', ['S3']],
      ['J2', ['S3']],
    ]);
    expect(touchedByRecall(harbour, () => false).size).toBe(0);
  });
});
