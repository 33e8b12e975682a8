import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerFault, type AnswerFacts, type WantedAnswer } from '../../../../lib/domain/review/answerFault.ts';
import { answers, answersOf, isApproval, needsDissent, roundKinds } from '../../../../lib/domain/review/answers.ts';
import { dissentFault, mayWithdraw } from '../../../../lib/domain/review/dissent.ts';
import { scopeWords } from '../../../../lib/domain/review/scope.ts';
import { staleBlocks, stalePolicies, type BlockChange } from '../../../../lib/domain/review/staleBlocks.ts';

const facts: AnswerFacts = {
  kind: 'team_review',
  isClosed: false,
  contentHash: 'pinned',
  isOwnWorkBarred: true,
  seat: { answer: null, isExcused: false },
  isContributor: false,
  ground: { judgments: new Set(['j1', 'j2']), terms: new Set(['likely', 'unlikely']) },
};
const dissent = { judgmentId: 'j1', likelihood: 'unlikely', reason: 'One report carries it.' };
const wanted: WantedAnswer = { answer: 'approve', contentHash: 'pinned', summary: '', dissents: [] };

describe('an answer', () => {
  test.each<[string, Partial<AnswerFacts>, Partial<WantedAnswer>, string | null]>([
    ['as asked', {}, {}, null],
    ['without a seat', { seat: null }, {}, 'not-invited'],
    ['a second one', { seat: { answer: 'comment', isExcused: false } }, {}, 'already-decided'],
    ['a second one of the same', { seat: { answer: 'approve', isExcused: false } }, {}, 'already-decided'],
    ['after the round was closed', { isClosed: true }, {}, 'closed'],
    ['on another text', {}, { contentHash: 'draft' }, 'other-content'],
    ['of a coordination', {}, { answer: 'concur' }, 'not-of-this-round'],
    ['of a review, in coordination', { kind: 'coordination' }, {}, 'not-of-this-round'],
    ['on one’s own work', { isContributor: true }, {}, 'own-work'],
    ['with dissent on one’s own', { isContributor: true }, { answer: 'approve_with_dissent' }, 'own-work'],
    ['own work, excused', { isContributor: true, seat: { answer: null, isExcused: true } }, {}, null],
    ['own work, where the house allows it', { isContributor: true, isOwnWorkBarred: false }, {}, null],
    ['changes to one’s own work', { isContributor: true }, { answer: 'request_changes' }, null],
    ['a comment on one’s own work', { isContributor: true }, { answer: 'comment' }, null],
    ['a dissent that is none', {}, { answer: 'approve_with_dissent' }, 'dissent'],
    ['a dissent with a plain approval', {}, { dissents: [dissent] }, 'dissent'],
    ['a dissent', {}, { answer: 'approve_with_dissent', dissents: [dissent] }, null],
    [
      'not concurring, without words',
      { kind: 'coordination' },
      { answer: 'non_concur', dissents: [dissent] },
      'no-text',
    ],
    ['not concurring, without judgment', { kind: 'coordination' }, { answer: 'non_concur', summary: 'No.' }, 'dissent'],
    [
      'not concurring',
      { kind: 'coordination' },
      { answer: 'non_concur', summary: 'The fleet is not ready.', dissents: [dissent] },
      null,
    ],
    ['concurring with a comment, without one', { kind: 'coordination' }, { answer: 'concur_with_comment' }, 'no-text'],
    ['abstaining', { kind: 'coordination' }, { answer: 'abstain' }, null],
  ])('[RD3][RD4][RD5] %s', (_name, known, given, expected) => {
    expect(answerFault({ ...facts, ...known }, { ...wanted, ...given })?.kind ?? null).toBe(expected);
  });

  test('[RD3][RD4] what stands is the first of its seat, on the pinned text, of the round’s kind, and nobody’s own', () => {
    const anyFacts = fc.record({
      kind: fc.constantFrom(...roundKinds),
      isClosed: fc.boolean(),
      isOwnWorkBarred: fc.boolean(),
      isContributor: fc.boolean(),
      seat: fc.option(
        fc.record({ answer: fc.option(fc.constantFrom(...answers), { freq: 1 }), isExcused: fc.boolean() }),
      ),
    });
    const anyWanted = fc.record({
      answer: fc.constantFrom(...answers),
      contentHash: fc.constantFrom('pinned', 'draft'),
      summary: fc.constantFrom('', 'Words.'),
      dissents: fc.constantFrom([], [dissent], [dissent, dissent]),
    });
    let stood = 0;
    fc.assert(
      fc.property(anyFacts, anyWanted, (known, given) => {
        const all = { ...facts, ...known };
        if (answerFault(all, given) !== null) return;
        stood += 1;
        expect(all.seat?.answer).toBeNull();
        expect([all.isClosed, given.contentHash]).toEqual([false, 'pinned']);
        expect(answersOf(all.kind)).toContain(given.answer);
        expect(given.dissents.length > 0).toBe(needsDissent(given.answer));
        if (isApproval(given.answer) && all.isOwnWorkBarred && all.isContributor)
          expect(all.seat?.isExcused).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(stood).toBeGreaterThan(20);
  });
});

describe('a dissent', () => {
  test.each([
    [[dissent], null],
    [[{ ...dissent, likelihood: null }], null],
    [[dissent, { ...dissent, judgmentId: 'j2' }], null],
    [[], 'missing'],
    [[{ ...dissent, judgmentId: 'e1' }], 'unknown-judgment'],
    [[dissent, dissent], 'twice'],
    [[{ ...dissent, likelihood: 'surely' }], 'unknown-term'],
    [[{ ...dissent, reason: ' \n' }], 'no-reason'],
  ])('[RD5] %j: %s', (dissents, expected) => {
    expect(dissentFault(dissents, true, facts.ground)?.kind ?? null).toBe(expected);
  });
  test('[RD6] its author alone withdraws it, and once', () => {
    expect(mayWithdraw({ authorId: 'ann', withdrawnAt: null }, 'ann')).toBe(true);
    expect(mayWithdraw({ authorId: 'ann', withdrawnAt: null }, 'owner')).toBe(false);
    expect(mayWithdraw({ authorId: 'ann', withdrawnAt: new Date(0) }, 'ann')).toBe(false);
  });
});

const change = (blockId: string, given: Partial<BlockChange>): BlockChange => ({
  blockId,
  change: 'edited',
  fields: [],
  kind: null,
  section: 's1',
  ...given,
});

describe('staleness', () => {
  const changes: readonly BlockChange[] = [
    change('same', { change: 'unchanged', kind: 'judgment' }),
    change('words', { kind: 'paragraph' }),
    change('judgment', { kind: 'judgment' }),
    change('moved', { kind: 'judgment', change: 'moved' }),
    change('moved-and-firmer', { kind: 'judgment', change: 'moved', fields: ['confidence'] }),
    change('source', { kind: 'source', change: 'removed' }),
    change('new', { kind: 'alternative', change: 'added' }),
    change('mark', { kind: 'evidence', fields: ['marking'] }),
    change('grade', { kind: 'evidence', fields: ['credibility'] }),
    change('elsewhere', { kind: 'judgment', section: 's2' }),
  ];
  test.each([
    ['any', 'words judgment moved moved-and-firmer source new mark grade elsewhere'],
    ['judgments', 'judgment moved-and-firmer source new grade elsewhere'],
    ['never', ''],
  ] as const)('[RD7] golden: %s', (policy, expected) => {
    expect(staleBlocks(policy, { kind: 'whole' }, changes).join(' ')).toBe(expected);
  });
  test('[RD7] only the sections that were to be reviewed; a lens reads the whole', () => {
    expect(staleBlocks('judgments', { kind: 'sections', sections: ['s2'] }, changes)).toEqual(['elsewhere']);
    expect(staleBlocks('any', { kind: 'sections', sections: ['s2', 'words'] }, changes)).toEqual([
      'words',
      'elsewhere',
    ]);
    expect(staleBlocks('any', { kind: 'lens', lens: 'sources' }, changes)).toHaveLength(9);
  });
  test('[RD7] a stricter policy never keeps what a looser one does not, and nothing unchanged is stale', () => {
    const anyChange = fc.record({
      blockId: fc.uuid(),
      change: fc.constantFrom('added', 'removed', 'moved', 'edited', 'unchanged'),
      fields: fc.subarray(['likelihood', 'marking', 'alt']),
      kind: fc.constantFrom('judgment', 'source', 'paragraph', null),
      section: fc.constantFrom('s1', 's2', null),
    });
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), fc.constantFrom(['s1'], ['s2']), (all, sections) => {
        for (const scope of [{ kind: 'whole' }, { kind: 'sections', sections }] as const) {
          const [any, judgments, never] = stalePolicies.map((policy) => staleBlocks(policy, scope, all));
          expect(never).toEqual([]);
          expect(judgments?.every((id) => any?.includes(id))).toBe(true);
          const unchanged = all.filter((each) => each.change === 'unchanged').map(({ blockId }) => blockId);
          expect(any?.some((id) => unchanged.includes(id))).toBe(false);
        }
      }),
    );
  });
  test('[RD7] a scope reads as words', () => {
    const name = (id: string) => `Section ${id}`;
    expect(scopeWords({ kind: 'whole' }, name)).toBe('the whole text');
    expect(scopeWords({ kind: 'lens', lens: 'sources' }, name)).toBe('the whole text, for sources');
    expect(scopeWords({ kind: 'sections', sections: ['1', '2'] }, name)).toBe('Section 1, Section 2');
  });
});
