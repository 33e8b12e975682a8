import { beforeEach, describe, expect, test } from 'vitest';
import { moveReview } from '../../../lib/commands/moveReview.ts';
import { readChanges } from '../../../lib/commands/readChanges.ts';
import { readRound } from '../../../lib/commands/readRound.ts';
import { closeRound, confirmApproval } from '../../../lib/commands/changeRound.ts';
import { staleAnnouncer } from '../../../lib/commands/staleApprovals.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';
import { draftOf, roundsDesk, type RoundsDesk } from './roundsDesk.ts';

let desk: RoundsDesk;
beforeEach(async () => {
  desk = await roundsDesk();
});

describe('moving a review to the draft as it is', () => {
  test('[RD9] what is answered then is about those words, and nobody else’s place moves', async () => {
    const { world, id, ana, rev, rik, ask, decide, hash } = desk;
    const round = valueOf(await ask(ana, [rev, rik]));
    world.drafts.set(id, draftOf('Fees will fall.'));
    const later = await hash();
    const move = (contentHash: string) => moveReview(world.ports, rev, { id: round.id, contentHash });
    expect(await move(round.contentHash)).toMatchObject({ error: { kind: 'draft-moved' } });
    const mine = async (actor: typeof rev) => valueOf(await readRound(world.ports, actor, round));
    expect(await mine(rev)).toMatchObject({
      draft: { contentHash: later, changed: [{ blockId: 'j1', change: 'edited', name: 'J1' }] },
      mine: { text: { contentHash: round.contentHash, version: 1 } },
    });
    valueOf(await move(later));
    valueOf(await move(later));
    expect(await mine(rev)).toMatchObject({
      draft: { changed: [] },
      mine: { text: { contentHash: later, version: 2 } },
    });
    expect((await mine(rik)).mine.text).toEqual({ contentHash: round.contentHash, version: 1 });
    expect(await decide(rev, round, {})).toMatchObject({
      error: { kind: 'stale-approval', details: { contentHash: later } },
    });
    expect(valueOf(await decide(rev, { ...round, contentHash: later }, {})).seats[0]?.given).toMatchObject({
      answer: 'approve',
      contentHash: later,
      version: 2,
    });
    expect(valueOf(await decide(rik, round, {})).contentHash).toBe(round.contentHash);
    expect(world.actions()).toEqual([
      'round.requested',
      'round.moved',
      'round.moved',
      'round.answered',
      'round.answered',
    ]);
  });

  test('[RD9] who has answered, was not asked, or comes after the end does not move', async () => {
    const { world, id, ana, ben, rev, rik, boss, rea, out, ask, decide, hash } = desk;
    const round = valueOf(await ask(ana, [rev, rik, boss]));
    valueOf(await decide(rev, round, {}));
    valueOf(await decide(rik, round, { decision: 'request_changes' }));
    world.drafts.set(id, draftOf('Fees will fall.'));
    const contentHash = await hash();
    const as = async (actor: typeof rev) =>
      outcomeOf(await moveReview(world.ports, actor, { id: round.id, contentHash }));
    expect(await Promise.all([rev, rik, ben, rea, out].map(as))).toEqual([
      'conflict',
      'already-decided',
      'forbidden',
      'forbidden',
      'not-found',
    ]);
    valueOf(await closeRound(world.ports, ana, { id: round.id, reason: 'Starting over.' }));
    expect(await as(boss)).toBe('conflict');
  });
});

describe('ticks', () => {
  test('[RD10] are kept for who sits in the round, block by block, and taken away again', async () => {
    const { world, ana, ben, rev, rea, out, ask } = desk;
    const round = valueOf(await ask(ana, [rev]));
    const tick = (actor: typeof rev, reads: Record<string, string | null>) =>
      readChanges(world.ports, actor, { id: round.id, reads });
    valueOf(await tick(rev, { j1: 'k1', p1: 'k2' }));
    expect(valueOf(await tick(rev, { p1: null }))).toEqual({ reads: { j1: 'k1' } });
    expect(valueOf(await readRound(world.ports, rev, round)).mine.reads).toEqual({ j1: 'k1' });
    expect(valueOf(await readRound(world.ports, ana, round)).mine.reads).toEqual({});
    expect(outcomeOf(await tick(ben, { j1: 'k1' }))).toBe('forbidden');
    expect(outcomeOf(await tick(rea, { j1: 'k1' }))).toBe('forbidden');
    expect(outcomeOf(await tick(out, { j1: 'k1' }))).toBe('not-found');
    const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`b${at}`, 'k']));
    expect(outcomeOf(await tick(rev, many))).toBe('invalid-input');
  });
});

describe('telling open pages that an approval is stale', () => {
  test('[RD7] once for each answer, and never where nothing is approved', async () => {
    const { world, id, ana, rev, rik, ask, decide, hash } = desk;
    const announced = () => world.announced.filter(([, , topic]) => topic === 'rounds').length;
    const look = staleAnnouncer(world.ports);
    const told = async (words: string) => {
      const before = announced();
      world.drafts.set(id, draftOf(words));
      await look(id);
      return announced() - before;
    };
    expect(await told('Fees will fall.')).toBe(0);
    const round = valueOf(await ask(ana, [rev, rik]));
    expect(await told('Fees will fall at once.')).toBe(0);
    const second = valueOf(await ask(ana, [rev, rik]));
    expect(second.number).toBe(round.number + 1);
    valueOf(await decide(rev, second, {}));
    expect(await told('Fees will fall soon.')).toBe(1);
    expect(await told('Fees will fall very soon.')).toBe(0);
    valueOf(await confirmApproval(world.ports, rev, { id: second.id, contentHash: await hash() }));
    expect(await told('Fees will fall soon.')).toBe(1);
  });
});
