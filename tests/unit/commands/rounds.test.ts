import { beforeEach, describe, expect, test } from 'vitest';
import { respondToRound } from '../../../lib/commands/answerRound.ts';
import { closeRound, confirmApproval, excuseReviewer, withdrawDissent } from '../../../lib/commands/changeRound.ts';
import { listRounds } from '../../../lib/commands/listRounds.ts';
import { openThread } from '../../../lib/commands/openThread.ts';
import { readChecks } from '../../../lib/commands/readChecks.ts';
import { changeReviewPolicy, readReviewPolicy } from '../../../lib/commands/reviewPolicy.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { openThreadInput } from '../../../lib/protocol/threadsDto.ts';
import { respondInput } from '../../../lib/protocol/roundsDto.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';

import { dissent, draftOf, roundsDesk, type RoundsDesk } from './roundsDesk.ts';

let world: RoundsDesk['world'];
let id: RoundsDesk['id'];
let ana: RoundsDesk['ana'];
let ben: RoundsDesk['ben'];
let rev: RoundsDesk['rev'];
let rik: RoundsDesk['rik'];
let rea: RoundsDesk['rea'];
let boss: RoundsDesk['boss'];
let out: RoundsDesk['out'];
let hash: RoundsDesk['hash'];
let ask: RoundsDesk['ask'];
let decide: RoundsDesk['decide'];
let status: RoundsDesk['status'];
let told: RoundsDesk['told'];

beforeEach(async () => {
  ({ world, id, ana, ben, rev, rik, rea, boss, out, hash, ask, decide, status, told } = await roundsDesk());
});

describe('asking for a round', () => {
  test('[RD2] pins the very text that was read, and moves the assessment on', async () => {
    const round = valueOf(await ask(ana, [rev, rik], { note: 'Before Friday.', dueAt: '2026-03-05T17:00:00+01:00' }));
    expect(round).toMatchObject({ number: 1, kind: 'team_review', state: 'open', version: 1, note: 'Before Friday.' });
    expect([round.contentHash, round.dueAt]).toEqual([await hash(), '2026-03-05T16:00:00.000Z']);
    expect(round.seats.map(({ name, hasAnswered }) => [name, hasAnswered])).toEqual([
      ['Rev', false],
      ['Rik', false],
    ]);
    expect(await status()).toBe('team_review');
    expect(world.announced).toEqual([['announce', id, 'rounds']]);
    expect(await told(rev)).toEqual(['review-requested Before Friday.']);
    const notifications = world.ports.database.read.notifications;
    const [news] = (await notifications.list(rev.userId, { cursor: null, limit: 1 }, false)).items;
    expect(news?.place).toBe(`?review=${round.id}`);
    expect(await told(ana)).toEqual([]);
    expect(world.actions()).toEqual(['round.requested']);
    const version = await world.ports.database.read.versions.byNumber(id, 1);
    expect(version).toMatchObject({ kind: 'round', name: 'Round 1', sha256: round.contentHash });
  });

  test('a draft that moved meanwhile is refused with its new hash; nothing is pinned or written down', async () => {
    const contentHash = await hash();
    world.drafts.set(id, draftOf('Fees will fall.'));
    const moved = await ask(ana, [rev], { contentHash });
    expect(moved).toMatchObject({ ok: false, error: { kind: 'draft-moved', details: { contentHash: await hash() } } });
    expect(world.actions()).toEqual([]);
    expect(world.memory.state().versions).toEqual([]);
  });

  test('is for owners and editors, with reviewers who can answer', async () => {
    expect(outcomeOf(await ask(ben, [rev]))).toBe('ok');
    expect(outcomeOf(await ask(rev, [rik]))).toBe('forbidden');
    expect(outcomeOf(await ask(rea, [rik]))).toBe('forbidden');
    expect(outcomeOf(await ask(out, [rik]))).toBe('not-found');
    for (const unable of [rea, out]) {
      expect(await ask(ana, [rev, unable])).toMatchObject({
        error: { kind: 'invalid-input', details: { unable: [unable.userId] } },
      });
    }
    expect(outcomeOf(await ask(ana, [ana]))).toBe('ok');
    expect(outcomeOf(await ask(ana, [rev], { scope: { kind: 'sections', sections: ['s9'] } }))).toBe('invalid-input');
    expect(outcomeOf(await ask(ana, [rev], { scope: { kind: 'sections', sections: ['s1'] } }))).toBe('ok');
    expect(outcomeOf(await ask(ana, [rev], { organisations: { [rev.userId]: 'Board' } }))).toBe('invalid-input');
    expect(outcomeOf(await ask(ana, [rev], { kind: 'coordination' }))).toBe('invalid-input');
  });

  test('the next round of the same kind closes the one before; another kind leaves it', async () => {
    const first = valueOf(await ask(ana, [rev]));
    valueOf(await ask(ana, [rik], { kind: 'senior_review' }));
    const third = valueOf(await ask(ana, [rev]));
    expect(third.number).toBe(3);
    const { items } = valueOf(await listRounds(world.ports, ana, { id, limit: 5 }));
    expect(items.map(({ number, state }) => [number, state])).toEqual([
      [3, 'open'],
      [2, 'open'],
      [1, 'closed'],
    ]);
    expect(outcomeOf(await decide(rev, first, {}))).toBe('conflict');
  });
});

describe('deciding', () => {
  test('[RD3] once, by who was asked, on the pinned text, also after the draft went on', async () => {
    const round = valueOf(await ask(ana, [rev]));
    world.drafts.set(id, draftOf('Fees will fall.'));
    expect(outcomeOf(await decide(rik, round, {}))).toBe('forbidden');
    expect(outcomeOf(await decide(rea, round, {}))).toBe('forbidden');
    expect(outcomeOf(await decide(out, round, {}))).toBe('not-found');
    expect(outcomeOf(await decide(rev, { ...round, id: 'no-id' }, {}))).toBe('not-found');
    expect(await decide(rev, round, { contentHash: await hash() })).toMatchObject({
      error: { kind: 'stale-approval', details: { contentHash: round.contentHash } },
    });
    expect(
      outcomeOf(
        await respondToRound(world.ports, rev, {
          id: round.id,
          ...respondInput.parse({ response: 'concur', contentHash: round.contentHash }),
        }),
      ),
    ).toBe('invalid-input');
    expect(await status()).toBe('team_review');
    expect(valueOf(await decide(rev, round, { summary: 'Clear.' }))).toMatchObject({
      state: 'approved',
      seats: [{ given: { answer: 'approve', contentHash: round.contentHash, version: 1, summary: 'Clear.' } }],
    });
    expect(await status()).toBe('approved');
    for (const decision of ['approve', 'request_changes', 'comment'])
      expect(await decide(rev, round, { decision })).toMatchObject({
        error: { kind: 'already-decided', details: { answer: 'approve' } },
      });
    expect(world.actions()).toEqual(['round.requested', 'round.answered']);
  });

  test('[RD4] one’s own work is approved by others: who created it, who wrote, who asked', async () => {
    const round = valueOf(await ask(ben, [ana, ben, rev]));
    await world.memory.drafts.append([
      { assessmentId: id, actorId: rev.userId, clientId: 1, update: new Uint8Array([1]) },
    ]);
    for (const own of [ana, ben, rev]) {
      expect(outcomeOf(await decide(own, round, {})), own.name).toBe('forbidden');
      const withDissent = { decision: 'approve_with_dissent', dissents: [dissent] };
      expect(outcomeOf(await decide(own, round, withDissent)), own.name).toBe('forbidden');
    }
    expect(outcomeOf(await decide(rev, round, { decision: 'request_changes' }))).toBe('ok');
    expect(outcomeOf(await decide(ana, round, { decision: 'comment' }))).toBe('ok');
  });

  test('[RD4] an administrator on the assessment can excuse somebody; it is written down and shown', async () => {
    const round = valueOf(await ask(ben, [ana]));
    const input = { id: round.id, userId: ana.userId, reason: 'Nobody else knows the port.' };
    for (const [actor, expected] of [
      [ben, 'forbidden'],
      [rev, 'forbidden'],
      [out, 'not-found'],
      [boss, 'ok'],
    ] as const)
      expect(outcomeOf(await excuseReviewer(world.ports, actor, input)), actor.name).toBe(expected);
    expect(outcomeOf(await excuseReviewer(world.ports, boss, { ...input, userId: rik.userId }))).toBe('not-found');
    expect(valueOf(await decide(ana, round, {})).seats[0]).toMatchObject({
      excused: { by: 'Boss', reason: input.reason },
      given: { answer: 'approve' },
    });
    expect(outcomeOf(await excuseReviewer(world.ports, boss, input))).toBe('conflict');
    expect(world.memory.state().audit.find(({ action }) => action === 'round.excused')?.data).toMatchObject({
      userId: ana.userId,
      reason: input.reason,
    });
  });

  test('[RD4] the house may allow it; rounds that were asked for keep their rules', async () => {
    const before = valueOf(await ask(ben, [ana]));
    const rules = { stalePolicy: 'never', isOwnWorkBarred: false } as const;
    valueOf(
      await world.ports.database.transaction(async (stores) => {
        await stores.workspace.put({ name: 'Desk', scale: 'icd203' });
        return { ok: true, value: null } as const;
      }),
    );
    expect(outcomeOf(await changeReviewPolicy(world.ports, ana, rules))).toBe('forbidden');
    expect(outcomeOf(await changeReviewPolicy(world.ports, { ...boss, scopes: ['read', 'write'] }, rules))).toBe(
      'forbidden',
    );
    expect(valueOf(await changeReviewPolicy(world.ports, boss, rules))).toEqual(rules);
    expect(valueOf(await readReviewPolicy(world.ports, rea))).toEqual(rules);
    expect(outcomeOf(await decide(ana, before, {}))).toBe('forbidden');
    const later = valueOf(await ask(ben, [ana]));
    expect(later).toMatchObject(rules);
    expect(outcomeOf(await decide(ana, later, {}))).toBe('ok');
  });

  test('[RD8] what others decided is shown after one’s own; authors see it at once', async () => {
    const round = valueOf(await ask(ana, [rev, rik]));
    const given = { decision: 'approve_with_dissent', dissents: [dissent], summary: 'With a doubt.' };
    valueOf(await decide(rev, round, given));
    const seen = async (by: Actor) => valueOf(await listRounds(world.ports, by, { id, limit: 1 })).items[0];
    const hidden = await seen(rik);
    expect(hidden?.seats.map(({ hasAnswered, isHidden, given: answer }) => [hasAnswered, isHidden, answer])).toEqual([
      [true, true, null],
      [false, false, null],
    ]);
    expect(JSON.stringify(hidden)).not.toMatch(/dissent"|doubt|split|approve/u);
    expect(hidden).toMatchObject({ dissents: [], state: 'open' });
    expect((await seen(ana))?.dissents).toMatchObject([{ judgmentId: 'j1', author: { name: 'Rev' } }]);
    const own = valueOf(await decide(rik, round, { decision: 'comment' }));
    expect(own.seats[0]?.given).toMatchObject({ answer: 'approve_with_dissent', summary: 'With a doubt.' });
    expect(own.state).toBe('commented');
    expect(await status()).toBe('team_review');
    expect(outcomeOf(await listRounds(world.ports, rea, { id, limit: 1 }))).toBe('forbidden');
    expect(outcomeOf(await listRounds(world.ports, out, { id, limit: 1 }))).toBe('not-found');
  });

  test('[RD8] who asked and has yet to answer is told that somebody decided, not what', async () => {
    const round = valueOf(await ask(ana, [rev, ana]));
    valueOf(await decide(rev, round, { decision: 'request_changes', summary: 'Say which fees.' }));
    expect(await told(ana)).toEqual(['decided ']);
  });

  test('pending comments are everybody’s with the answer, and nobody else’s before', async () => {
    const round = valueOf(await ask(ana, [rev]));
    const anchor = { blockId: 'j1s', quote: 'Fees' };
    const open = (pending: boolean, blocking: boolean) =>
      openThread(world.ports, rev, {
        id,
        ...openThreadInput.parse({ anchor, body: 'Which fees?', pending, blocking, roundId: round.id }),
      });
    valueOf(await open(true, true));
    const seen = async (actor: Actor) =>
      (await world.ports.database.read.threads.list(id, actor.userId, null, { cursor: null, limit: 9 })).items.length;
    expect([await seen(rev), await seen(ana)]).toEqual([1, 0]);
    const found = async () =>
      valueOf(await readChecks(world.ports, ana, { id })).findings.filter(({ checkId }) => checkId === 'PR1').length;
    expect(await found()).toBe(0);
    valueOf(await decide(rev, round, { decision: 'request_changes' }));
    expect([await seen(rev), await seen(ana)]).toEqual([1, 1]);
    expect(await found()).toBe(1);
  });

  test('[RD11] who approves makes their own blocking comments advisory, and nobody else’s', async () => {
    const round = valueOf(await ask(ana, [rev, rik]));
    const comment = async (by: Actor, body: string) => {
      const anchor = { blockId: 'j1s', quote: 'Fees' };
      const given = openThreadInput.parse({ anchor, body, blocking: true, pending: true, roundId: round.id });
      return valueOf(await openThread(world.ports, by, { id, ...given })).id;
    };
    const [mine, other] = [await comment(rev, 'Which?'), await comment(rik, 'When?')];
    const isBlocking = async (thread: string, by: Actor) =>
      (await world.ports.database.read.threads.byId(thread, by.userId))?.isBlocking;
    valueOf(await decide(rik, round, { decision: 'request_changes' }));
    valueOf(await decide(rev, round, {}));
    expect([await isBlocking(mine, ana), await isBlocking(other, ana)]).toEqual([false, true]);
  });

  test('[RD5] a dissent names a judgment of the pinned text and a term of its own scale', async () => {
    const round = valueOf(await ask(ana, [rev]));
    const by = (dissents: readonly object[], decision = 'approve_with_dissent') =>
      decide(rev, round, { decision, dissents });
    for (const dissents of [
      [],
      [{ ...dissent, judgmentId: 'p1' }],
      [dissent, dissent],
      [{ ...dissent, likelihood: 'roughly-even' }],
    ])
      expect(outcomeOf(await by(dissents)), JSON.stringify(dissents)).toBe('invalid-input');
    expect(outcomeOf(await by([dissent], 'approve'))).toBe('invalid-input');
    expect(valueOf(await by([{ judgmentId: 'j1', reason: 'No term.' }])).dissents[0]).toMatchObject({
      likelihood: null,
    });
  });

  test('[RD6] a dissent is withdrawn by its author alone, and stays on record', async () => {
    const round = valueOf(await ask(ana, [rev, rik]));
    const made = valueOf(await decide(rev, round, { decision: 'approve_with_dissent', dissents: [dissent] }));
    const input = { id: made.dissents[0]?.id ?? '' };
    for (const [actor, expected] of [
      [ana, 'forbidden'],
      [boss, 'forbidden'],
      [out, 'not-found'],
      [rev, 'ok'],
      [rev, 'conflict'],
    ] as const)
      expect(outcomeOf(await withdrawDissent(world.ports, actor, input)), actor.name).toBe(expected);
    expect(outcomeOf(await withdrawDissent(world.ports, rev, { id: 'no-id' }))).toBe('not-found');
    const [kept] = valueOf(await listRounds(world.ports, ana, { id, limit: 1 })).items;
    expect(kept?.dissents[0]).toMatchObject({ reason: dissent.reason, withdrawnAt: '2026-03-01T12:00:00.000Z' });
  });
});

describe('after the decision', () => {
  test('[RD2] changes requested, mended, approved in the second round; closing goes back to a draft', async () => {
    const first = valueOf(await ask(ana, [rev]));
    valueOf(await decide(rev, first, { decision: 'request_changes', summary: 'Say which fees.' }));
    expect(await status()).toBe('changes_requested');
    expect(await told(ana)).toEqual(['changes-requested Say which fees.']);
    world.drafts.set(id, draftOf('Berth fees will rise.'));
    const second = valueOf(await ask(ana, [rev]));
    expect(second.contentHash).not.toBe(first.contentHash);
    valueOf(await decide(rev, second, {}));
    expect(await status()).toBe('approved');
    expect(outcomeOf(await closeRound(world.ports, rev, { id: second.id, reason: 'No.' }))).toBe('forbidden');
    const closed = valueOf(await closeRound(world.ports, ana, { id: second.id, reason: 'New reporting came in.' }));
    expect(closed).toMatchObject({ state: 'closed', closed: { by: 'Ana', reason: 'New reporting came in.' } });
    expect(await status()).toBe('draft');
    expect(outcomeOf(await closeRound(world.ports, ana, { id: second.id, reason: 'Again.' }))).toBe('conflict');
  });

  test('an approval is confirmed for the draft as it is, by its giver, who has not written meanwhile', async () => {
    const round = valueOf(await ask(ana, [rev, rik]));
    const confirm = async (by: Actor) => confirmApproval(world.ports, by, { id: round.id, contentHash: await hash() });
    expect(outcomeOf(await confirm(rev))).toBe('conflict');
    valueOf(await decide(rev, round, {}));
    valueOf(await decide(rik, round, { decision: 'comment' }));
    const before = await hash();
    world.drafts.set(id, draftOf('Berth fees will rise.'));
    expect(outcomeOf(await confirmApproval(world.ports, rev, { id: round.id, contentHash: before }))).toBe(
      'draft-moved',
    );
    expect(outcomeOf(await confirm(rik))).toBe('conflict');
    expect(valueOf(await confirm(rev)).seats[0]?.given).toMatchObject({
      answer: 'approve',
      contentHash: await hash(),
      version: 2,
      confirmedAt: '2026-03-01T12:00:00.000Z',
    });
    world.drafts.set(id, draftOf('Pilot fees will rise.'));
    await world.memory.drafts.append([
      { assessmentId: id, actorId: rev.userId, clientId: 1, update: new Uint8Array([1]) },
    ]);
    expect(outcomeOf(await confirm(rev))).toBe('forbidden');
  });
});
