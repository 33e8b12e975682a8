import { beforeEach, describe, expect, test } from 'vitest';
import { respondToRound } from '../../../lib/commands/answerRound.ts';
import { closeRound, excuseReviewer, withdrawDissent } from '../../../lib/commands/changeRound.ts';
import { listRounds } from '../../../lib/commands/listRounds.ts';
import { readChecks } from '../../../lib/commands/readChecks.ts';
import { readReviewFacts } from '../../../lib/commands/readReviewFacts.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { respondInput } from '../../../lib/protocol/roundsDto.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';

import { dissent, roundsDesk, type RoundsDesk } from './roundsDesk.ts';

let world: RoundsDesk['world'];
let id: RoundsDesk['id'];
let ana: RoundsDesk['ana'];
let ben: RoundsDesk['ben'];
let rev: RoundsDesk['rev'];
let rik: RoundsDesk['rik'];
let boss: RoundsDesk['boss'];
let ask: RoundsDesk['ask'];
let decide: RoundsDesk['decide'];
let status: RoundsDesk['status'];

beforeEach(async () => {
  ({ world, id, ana, ben, rev, rik, boss, ask, decide, status } = await roundsDesk());
});

describe('the checks of how it was reviewed', () => {
  const found = async () =>
    valueOf(await readChecks(world.ports, ana, { id }))
      .findings.filter(({ checkId }) => checkId.startsWith('PR'))
      .map(({ checkId, message }) => `${checkId} ${message.split(' ')[0] ?? ''}`);

  test('[TC2] silence, not concurring without a dissent that stands, and an own approval are found', async () => {
    expect(await found()).toEqual([]);
    const organisations = { [rev.userId]: 'Board', [rik.userId]: 'Guard' };
    const round = valueOf(await ask(ben, [rev, rik], { kind: 'coordination', organisations }));
    expect(await found()).toEqual(['PR3 Board', 'PR3 Guard']);
    const differs = {
      response: 'non_concur',
      summary: 'We differ.',
      dissents: [dissent],
      contentHash: round.contentHash,
    };
    const after = valueOf(await respondToRound(world.ports, rev, { id: round.id, ...respondInput.parse(differs) }));
    expect(await found()).toEqual(['PR3 Guard']);
    valueOf(await withdrawDissent(world.ports, rev, { id: after.dissents[0]?.id ?? '' }));
    expect(await found()).toEqual(['PR3 Guard', 'PR4 Board']);
    const review = valueOf(await ask(ben, [ana]));
    valueOf(await excuseReviewer(world.ports, boss, { id: review.id, userId: ana.userId, reason: 'Alone.' }));
    valueOf(await decide(ana, review, {}));
    expect(await found()).toEqual(['PR3 Guard', 'PR4 Board', 'PR6 Ana']);
    valueOf(await closeRound(world.ports, ana, { id: round.id, reason: 'Not needed.' }));
    expect(await found()).toEqual(['PR6 Ana']);
  });
});

test('[RD8] the checks tell who has yet to answer who is awaited, and nothing of what was answered', async () => {
  const organisations = { [rev.userId]: 'Board', [rik.userId]: 'Guard' };
  const round = valueOf(await ask(ben, [rev, rik], { kind: 'coordination', organisations }));
  const given = { response: 'non_concur', summary: 'We differ.', dissents: [dissent] };
  const answer = (by: Actor) =>
    respondToRound(world.ports, by, {
      id: round.id,
      ...respondInput.parse({ ...given, contentHash: round.contentHash }),
    });
  const after = valueOf(await answer(rev));
  valueOf(await withdrawDissent(world.ports, rev, { id: after.dissents[0]?.id ?? '' }));
  const facts = async (by: Actor) => valueOf(await readReviewFacts(world.ports, by, { id }));
  const checks = async (by: Actor) =>
    valueOf(await readChecks(world.ports, by, { id })).findings.flatMap(({ checkId }) =>
      checkId.startsWith('PR') ? [checkId] : [],
    );
  const awaited = [{ organisation: 'Guard', isLate: false }];
  expect(await facts(rik)).toMatchObject({ awaited, withoutDissent: [], ownApprovals: [] });
  expect(await facts(ana)).toMatchObject({ awaited, withoutDissent: ['Board'] });
  expect([await checks(rik), await checks(ana)]).toEqual([['PR3'], ['PR3', 'PR4']]);
  valueOf(await answer(rik));
  expect(await facts(rik)).toMatchObject({ awaited: [], withoutDissent: ['Board'] });
});

describe('coordination', () => {
  const organisations = () => ({ [rev.userId]: 'Harbour board', [rik.userId]: 'Coast guard' });
  const respond = (by: Actor, round: { readonly id: string; readonly contentHash: string }, more: object) =>
    respondToRound(world.ports, by, {
      id: round.id,
      ...respondInput.parse({ contentHash: round.contentHash, response: 'concur', ...more }),
    });

  test('[RD1][RD5] not to concur takes words and a judgment, and shows whose it is; silence is told after the due date', async () => {
    const dueAt = '2026-03-02T12:00:00Z';
    const round = valueOf(await ask(ana, [rev, rik], { kind: 'coordination', organisations: organisations(), dueAt }));
    expect(await status()).toBe('coordination');
    expect(outcomeOf(await respond(rev, round, { response: 'non_concur', dissents: [dissent] }))).toBe('invalid-input');
    expect(outcomeOf(await respond(rev, round, { response: 'non_concur', summary: 'We differ.' }))).toBe(
      'invalid-input',
    );
    expect(outcomeOf(await decide(rev, round, {}))).toBe('invalid-input');
    const given = { response: 'non_concur', summary: 'We differ.', dissents: [dissent] };
    const after = valueOf(await respond(rev, round, given));
    expect(after.dissents).toMatchObject([{ organisation: 'Harbour board', judgmentId: 'j1' }]);
    expect(after.state).toBe('open');
    world.pass(24 * 3_600_000);
    const [late] = valueOf(await listRounds(world.ports, ana, { id, limit: 1 })).items;
    expect(late?.state).toBe('coordinated');
    expect(late?.seats.map(({ name, isSilent }) => [name, isSilent])).toEqual([
      ['Rev', false],
      ['Rik', true],
    ]);
    expect(valueOf(await respond(rik, round, { response: 'abstain' })).seats[1]?.isSilent).toBe(false);
    expect(await status()).toBe('coordination');
  });
});
