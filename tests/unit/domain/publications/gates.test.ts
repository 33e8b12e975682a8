import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audienceKinds } from '../../../../lib/domain/publications/audienceCeiling.ts';
import {
  gateFailures,
  gates,
  type AskedPerson,
  type GateFacts,
  type GateFinding,
} from '../../../../lib/domain/publications/gates.ts';
import { answers } from '../../../../lib/domain/review/answers.ts';
import { stalePolicies } from '../../../../lib/domain/review/staleBlocks.ts';

const text = 'a'.repeat(64);
const other = 'b'.repeat(64);
const approving: AskedPerson = { name: 'Rev', answer: 'approve', contentHash: text, changed: [] };
const ready: GateFacts = {
  contentHash: text,
  round: { number: 1, stalePolicy: 'any', asked: [approving] },
  findings: [],
  marks: [],
  system: 'tlp2',
  audience: 'link',
};
const told = (change: Partial<GateFacts>): readonly string[] =>
  gateFailures({ ...ready, ...change }).map(({ gate, message, blockId }) => `${gate} ${blockId ?? '-'}: ${message}`);
const asked = (change: Partial<AskedPerson>, stalePolicy: (typeof stalePolicies)[number] = 'any') =>
  told({ round: { number: 1, stalePolicy, asked: [approving, { ...approving, name: 'Rik', ...change }] } });

describe('the gate', () => {
  test('a text that everybody approved, with nothing open, passes', () => {
    expect(told({})).toEqual([]);
    expect(asked({ answer: 'approve_with_dissent' })).toEqual([]);
  });

  test('[PB1] an approval is everybody’s, and of exactly this text', () => {
    expect(told({ round: null })).toEqual(['approval -: Nobody has been asked to approve this text.']);
    expect(told({ round: { number: 1, stalePolicy: 'never', asked: [] } })).toHaveLength(1);
    for (const [change, said] of [
      [{ answer: null, contentHash: null }, '-: Rik has not answered yet.'],
      [{ answer: 'request_changes' }, '-: Rik asks for changes.'],
      [{ answer: 'comment' }, '-: Rik has commented, and not approved.'],
      [{ contentHash: other }, '-: Rik approved another text: it was edited since.'],
      [
        { contentHash: other, changed: ['b1', 'b2'] },
        'b1: Rik approved another text: it was edited since in 2 blocks.',
      ],
    ] as const)
      expect(asked(change)).toEqual([`approval ${said}`]);
  });

  test('[PB1] where lesser changes pass, an approval holds until something that counts has changed', () => {
    expect(asked({ contentHash: other }, 'judgments')).toEqual([]);
    expect(asked({ contentHash: other }, 'never')).toEqual([]);
    expect(asked({ contentHash: other, changed: ['j1'] }, 'judgments')).toHaveLength(1);
    expect(asked({ answer: null, contentHash: null }, 'never')).toHaveLength(1);
  });

  test('[PB3] findings keep their gates', () => {
    const finding = (checkId: string): GateFinding => ({ checkId, message: `${checkId} speaks.`, blockId: 'b' });
    expect(told({ findings: ['EL1', 'PR4', 'PR2', 'PR1', 'PR3'].map(finding) })).toEqual([
      'blocking-comments b: PR1 speaks.',
      'suggestions b: PR2 speaks.',
      'checks b: EL1 speaks.',
      'coordination b: PR4 speaks.',
      'coordination b: PR3 speaks.',
    ]);
  });

  test.each([
    ['tlp2', 'TLP:CLEAR', true, true],
    ['tlp2', '(TLP:GREEN)', false, true],
    ['tlp2', 'TLP:AMBER+STRICT', false, true],
    ['tlp2', 'TLP:RED', false, false],
    ['us', '(U)', true, true],
    ['us', '(U//FOUO)', false, true],
    ['us', '(CUI)', false, true],
    ['us', '(C)', false, false],
    ['us', '(S//NF)', false, false],
    ['uk', 'OFFICIAL', true, true],
    ['uk', 'OFFICIAL-SENSITIVE', false, true],
    ['uk', 'SECRET', false, false],
    ['nato', 'NU', true, true],
    ['nato', 'NATO RESTRICTED', false, true],
    ['nato', 'NC', false, false],
    ['us', 'nonsense', false, false],
    ['none', '(S)', true, true],
  ] as const)('[PB4] %s %s: to anybody %s, to the house %s, to named people always', (system, mark, link, house) => {
    const passes = (audience: GateFacts['audience']) =>
      told({ system, audience, marks: [{ mark, blockId: 'b' }] }).length === 0;
    expect([passes('link'), passes('signed-in'), passes('named')]).toEqual([link, house, true]);
  });

  test('[PB4] each block is told, and a raised banner counts', () => {
    const marks = [
      { mark: 'TLP:RED', blockId: null },
      { mark: 'TLP:CLEAR', blockId: 'b1' },
      { mark: 'TLP:AMBER', blockId: 'b2' },
    ];
    expect(told({ marks })).toEqual([
      'marking -: The banner is raised to TLP:RED: that may not go to anybody with the address.',
      'marking b2: Marked TLP:AMBER: that may not go to anybody with the address.',
    ]);
  });

  const hash = fc.constantFrom(text, other);
  const person: fc.Arbitrary<AskedPerson> = fc.record({
    name: fc.constantFrom('Rev', 'Rik'),
    answer: fc.option(fc.constantFrom(...answers), { nil: null }),
    contentHash: fc.option(hash, { nil: null }),
    changed: fc.array(fc.constantFrom('b1', 'b2'), { maxLength: 2 }),
  });
  const facts: fc.Arbitrary<GateFacts> = fc.record({
    contentHash: hash,
    round: fc.option(
      fc.record({
        number: fc.constant(1),
        stalePolicy: fc.constantFrom(...stalePolicies),
        asked: fc.array(person, { maxLength: 3 }),
      }),
      { nil: null },
    ),
    findings: fc.array(
      fc.record({
        checkId: fc.constantFrom('EL1', 'MK1', 'PR1', 'PR2', 'PR3', 'PR4'),
        message: fc.constant('Open.'),
        blockId: fc.option(fc.constant('b1'), { nil: null }),
      }),
      { maxLength: 4 },
    ),
    marks: fc.array(
      fc.record({ mark: fc.constantFrom('TLP:CLEAR', 'TLP:GREEN', 'TLP:RED', '?'), blockId: fc.constant('b1') }),
      { maxLength: 3 },
    ),
    system: fc.constant('tlp2' as const),
    audience: fc.constantFrom(...audienceKinds),
  });

  test('[PB1] nothing passes by the strictest policy but what every single person approved under its own hash', () => {
    let passed = 0;
    fc.assert(
      fc.property(facts, (given) => {
        if (gateFailures(given).length > 0) return;
        passed += 1;
        expect(given.findings).toEqual([]);
        expect(given.round?.asked.length).toBeGreaterThan(0);
        if (given.round?.stalePolicy !== 'any') return;
        for (const { answer, contentHash } of given.round.asked) {
          expect(['approve', 'approve_with_dissent']).toContain(answer);
          expect(contentHash).toBe(given.contentHash);
        }
      }),
      { numRuns: 5_000, seed: 20261123 },
    );
    expect(passed).toBeGreaterThan(5);
  });

  test('[PB2] what fails by itself is told whatever else fails, in the order of the gates', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const all = gateFailures(given);
        const order = all.map(({ gate }) => gates.indexOf(gate));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        const alone = (change: Partial<GateFacts>) =>
          gateFailures({ ...ready, contentHash: given.contentHash, ...change });
        const { findings, marks, audience, round } = given;
        const approved = {
          number: 1,
          stalePolicy: 'any' as const,
          asked: [{ ...approving, contentHash: given.contentHash }],
        };
        const parts = [
          ...alone({ round }),
          ...alone({ round: approved, findings }),
          ...alone({ round: approved, marks, audience }),
        ];
        expect(all.toSorted(byText)).toEqual(parts.toSorted(byText));
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });
});

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
