import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answers,
  answersOf,
  decisions,
  isApproval,
  needsDissent,
  responses,
  roundKinds,
} from '../../../../lib/domain/review/answers.ts';
import type { Answer, RoundKind } from '../../../../lib/domain/review/answers.ts';
import { roundStateOf } from '../../../../lib/domain/review/roundState.ts';
import { areAnswersHidden, seatView, type Seat } from '../../../../lib/domain/review/seatView.ts';
import { assessmentStatuses, statusAfter, statusOf } from '../../../../lib/domain/review/statusAfter.ts';
import type { StatusEvent } from '../../../../lib/domain/review/statusAfter.ts';

const noon = new Date('2026-11-23T12:00:00Z');
const before = new Date('2026-11-22T12:00:00Z');
const after = new Date('2026-11-24T12:00:00Z');
const short: Readonly<Record<string, Answer | null>> = {
  '-': null,
  c: 'comment',
  a: 'approve',
  d: 'approve_with_dissent',
  r: 'request_changes',
  y: 'concur',
  z: 'concur_with_comment',
  n: 'non_concur',
  o: 'abstain',
};
const read = (cells: string): readonly (Answer | null)[] => cells.split(' ').map((cell) => short[cell] ?? null);

describe('the state of a round', () => {
  test.each([
    ['-', 'open'],
    ['a -', 'open'],
    // Others' request is theirs to tell, not the state's: it would give it away to who has yet to answer.
    ['r -', 'open'],
    ['a', 'approved'],
    ['a d', 'approved'],
    ['a r', 'changes_requested'],
    ['r c', 'changes_requested'],
    ['a c', 'commented'],
    ['c', 'commented'],
  ])('[RD1] review: %s is %s', (cells, state) => {
    for (const kind of ['team_review', 'senior_review'] as const) {
      const facts = { kind, dueAt: before, closedAt: null, answers: read(cells) };
      expect(roundStateOf(facts, noon)).toBe(state);
      expect(roundStateOf({ ...facts, closedAt: noon }, noon)).toBe('closed');
    }
  });

  test.each([
    ['y -', null, 'open'],
    ['y -', after, 'open'],
    ['y -', noon, 'coordinated'],
    ['y -', before, 'coordinated'],
    ['y n', after, 'coordinated'],
    ['n o z', null, 'coordinated'],
  ])('[RD1] coordination: %s, due %s, is %s', (cells, dueAt, state) => {
    const facts = { kind: 'coordination', dueAt, closedAt: null, answers: read(cells) } as const;
    expect(roundStateOf(facts, noon)).toBe(state);
  });

  test('[RD1] the order of answers does not matter, and no request for changes is approved', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...decisions, null), { minLength: 1, maxLength: 8 }), (given) => {
        const of = (answered: readonly (Answer | null)[]) =>
          roundStateOf({ kind: 'team_review', dueAt: null, closedAt: null, answers: answered }, noon);
        expect(of(given.toReversed())).toBe(of(given));
        if (of(given) === 'approved') expect(given.every((each) => each !== null && isApproval(each))).toBe(true);
        expect(of(given) === 'open').toBe(given.includes(null));
      }),
    );
  });

  test('[RD3] each kind of round has answers of its own', () => {
    expect(answersOf('team_review')).toEqual(decisions);
    expect(answersOf('senior_review')).toEqual(decisions);
    expect(answersOf('coordination')).toEqual(responses);
    expect(answers.filter(isApproval)).toEqual(['approve', 'approve_with_dissent', 'concur', 'concur_with_comment']);
    expect(answers.filter(needsDissent)).toEqual(['approve_with_dissent', 'non_concur']);
  });
});

/** Rows: where it stands. Columns: team, coordination, senior asked; approved, changes, commented, coordinated; closed. */
const machine = `
  draft              team coor seni  .    .    .    .     .
  team_review        team coor seni  appr chan team team  draf
  coordination       team coor seni  appr chan coor coor  draf
  senior_review      team coor seni  appr chan seni seni  draf
  changes_requested  team coor seni  .    .    .    .     draf
  approved           team coor seni  .    .    .    .     draf
  published          team coor seni  .    .    .    .     .
`;
const events: readonly StatusEvent[] = [
  ...roundKinds.map((round) => ({ kind: 'requested', round }) as const),
  ...(['approved', 'changes_requested', 'commented', 'coordinated'] as const).map(
    (state) => ({ kind: 'settled', state }) as const,
  ),
  { kind: 'closed' },
];
const lines = machine
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/u));

describe('where an assessment stands', () => {
  test('[RD2] the golden table names every status and every event', () => {
    expect(lines.map(([status]) => status)).toEqual([...assessmentStatuses]);
    expect(lines.every((line) => line.length === events.length + 1)).toBe(true);
  });
  test.each(lines)('[RD2] %s', (status, ...cells) => {
    events.forEach((event, at) => {
      const next = statusAfter(statusOf(status), event);
      expect(next.ok ? next.value.slice(0, 4) : '.', JSON.stringify(event)).toBe(cells[at]);
    });
  });
  test('[RD2] a status that is not known is a draft’s', () => expect(statusOf('polished')).toBe('draft'));
});

describe('who sees whose answer', () => {
  const seat = (userId: string, answer: Answer | null): Seat => ({
    userId,
    name: userId,
    hue: 1,
    organisation: null,
    given: answer === null ? null : { answer, contentHash: 'h', summary: `as ${answer}`, at: noon },
  });

  test('[RD8] what an undecided reviewer is given does not depend on what others answered', () => {
    const anyAnswer = fc.constantFrom(...decisions);
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAnswer, anyAnswer), { maxLength: 6 }), (others) => {
        const round = (side: 0 | 1) => [seat('me', null), ...others.map((pair, at) => seat(`r${at}`, pair[side]))];
        expect(seatView(round(0), 'me', false)).toEqual(seatView(round(1), 'me', false));
        const facts = (side: 0 | 1, kind: RoundKind) => ({
          kind,
          dueAt: null,
          closedAt: null,
          answers: round(side).map(({ given }) => given?.answer ?? null),
        });
        for (const kind of roundKinds)
          expect(roundStateOf(facts(0, kind), noon)).toBe(roundStateOf(facts(1, kind), noon));
      }),
    );
  });

  test('[RD8] shown after one’s own answer, to the authors at once, and to all once nobody can answer', () => {
    const open = [seat('zoe', null), seat('abe', 'approve')];
    expect(
      seatView(open, 'zoe', false).map(({ userId, isHidden, hasAnswered }) => [userId, isHidden, hasAnswered]),
    ).toEqual([
      ['abe', true, true],
      ['zoe', false, false],
    ]);
    expect(seatView(open, 'author', false)[0]?.given?.answer).toBe('approve');
    expect(seatView(open, 'abe', false)[0]?.given?.answer).toBe('approve');
    expect(seatView(open, 'zoe', true)[0]?.given?.answer).toBe('approve');
    expect(areAnswersHidden(open, 'zoe', false)).toBe(true);
    expect(areAnswersHidden([seat('zoe', 'comment'), seat('abe', 'approve')], 'zoe', false)).toBe(false);
  });
});
