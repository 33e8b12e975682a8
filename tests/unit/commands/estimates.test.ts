import { describe, expect, it } from 'vitest';
import { askForEstimates } from '../../../lib/commands/askForEstimates.ts';
import { giveEstimate } from '../../../lib/commands/giveEstimate.ts';
import { listEstimates } from '../../../lib/commands/listEstimates.ts';
import { revealEstimates } from '../../../lib/commands/revealEstimates.ts';
import { takeEstimateBack } from '../../../lib/commands/takeEstimateBack.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const draft = (words: string): DocJson => ({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't', scale: 'phia' }, content: [{ type: 'text', text: 'Harbour' }] },
    {
      type: 'judgment',
      attrs: { id: 'j1', kind: 'forecast', likelihood: 'likely' },
      content: [
        {
          type: 'statement',
          attrs: { id: 'j1s' },
          content: [
            { type: 'text', text: 'The yard will ' },
            { type: 'likelihoodTerm', attrs: { form: 'adverb' } },
            { type: 'text', text: ` ${words}` },
          ],
        },
      ],
    },
    { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'No judgment.' }] },
  ],
});

async function desk() {
  const world = commandWorld();
  const [ana, ben, rev, rea] = [
    await world.user('Ana'),
    await world.user('Ben'),
    await world.user('Rev'),
    await world.user('Rea'),
  ];
  const gone = await world.user('Gone', { disabledAt: new Date(0) });
  const id = await world.assessment([
    [ana, 'owner'],
    [ben, 'editor'],
    [rev, 'reviewer'],
    [rea, 'reader'],
    [gone, 'editor'],
  ]);
  world.drafts.set(id, draft('close.'));
  const { ports } = world;
  const poll = { id, blockId: 'j1' };
  const give = (actor: Actor, probability: number) => giveEstimate(ports, actor, { ...poll, probability });
  const newest = async (actor: Actor) => valueOf(await listEstimates(ports, actor, { ...poll, limit: 5 })).items[0];
  const reveal = (actor: Actor) => revealEstimates(ports, actor, poll);
  return { world, ports, ana, ben, rev, rea, gone, id, poll, give, newest, reveal };
}

describe('blind estimates', () => {
  it('[BE4] are nobody else’s to know before the reveal: not in answers, not in the audit, not in what rooms hear', async () => {
    const { world, ana, ben, rev, give, newest } = await desk();
    valueOf(await give(ana, 0.317));
    const answered = valueOf(await give(ben, 0.842));
    expect(answered).toMatchObject({ number: 1, state: 'open', mine: { probability: 0.842 }, revealed: null });
    for (const actor of [ana, rev]) expect(JSON.stringify(await newest(actor))).not.toContain('0.842');
    expect(JSON.stringify(answered)).not.toContain('0.317');
    const seen = await newest(rev);
    expect(seen?.given.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
    expect(seen?.awaited.map(({ name }) => name)).toEqual(['Rev']);
    expect(seen?.mine).toBeNull();
    const audit = JSON.stringify(world.memory.state().audit);
    expect(audit).not.toMatch(/0\.317|0\.842|yard/u);
    expect(world.actions()).toEqual(['estimate.given', 'estimate.given']);
    expect(world.announced).toEqual(Array.from({ length: 2 }, () => ['announce', expect.any(String), 'estimates']));
  });

  it('can be changed and taken back until the reveal, and not after', async () => {
    const { world, ports, ana, ben, poll, give, newest, reveal } = await desk();
    await give(ana, 0.3);
    await give(ana, 0.4);
    expect((await newest(ana))?.mine?.probability).toBe(0.4);
    expect(outcomeOf(await takeEstimateBack(ports, ben, poll))).toBe('not-found');
    expect(outcomeOf(await takeEstimateBack(ports, ana, poll))).toBe('ok');
    expect((await newest(ana))?.given).toEqual([]);
    await give(ana, 0.4);
    await give(ben, 0.6);
    expect(outcomeOf(await reveal(ana))).toBe('ok');
    for (const late of [
      await give(ben, 0.9),
      await takeEstimateBack(ports, ben, poll),
      await reveal(ana),
      await give(ana, 0.5),
    ])
      expect(outcomeOf(late)).toBe('conflict');
    expect((await newest(ben))?.revealed?.mean).toBe(0.5);
    expect(world.actions().slice(-4)).toEqual([
      'estimate.taken-back',
      'estimate.given',
      'estimate.given',
      'estimates.revealed',
    ]);
  });

  it('are revealed by an owner alone, on the paper’s scale, with everybody’s name, number and words', async () => {
    const { world, ana, ben, rev, id, give, newest, reveal } = await desk();
    await give(ana, 0.72);
    world.drafts.set(id, draft('not close.'));
    await give(ben, 0.84);
    expect(outcomeOf(await reveal(ben))).toBe('forbidden');
    expect(outcomeOf(await reveal(rev))).toBe('forbidden');
    const revealed = valueOf(await reveal(ana)).revealed;
    expect(revealed).toMatchObject({ by: 'Ana', scale: 'phia', mean: 0.78, lowest: 0.72, highest: 0.84 });
    expect(revealed?.term).toMatchObject({ id: 'highly-likely', isInGap: true });
    expect(revealed?.estimates.map(({ name, probability, statement }) => [name, probability, statement])).toEqual([
      ['Ana', 0.72, 'The yard will close.'],
      ['Ben', 0.84, 'The yard will not close.'],
    ]);
    expect((await newest(rev))?.revealed).toEqual(revealed);
    const row = world.memory.state().audit.at(-1);
    expect(row).toMatchObject({ action: 'estimates.revealed', actorId: ana.userId, data: { blockId: 'j1', poll: 1 } });
  });

  it('[BE5] of one person are not revealed', async () => {
    const { ana, give, reveal } = await desk();
    expect(outcomeOf(await reveal(ana))).toBe('not-found');
    await give(ana, 0.72);
    const refused = await reveal(ana);
    expect(refused).toMatchObject({ error: { kind: 'conflict', message: expect.stringContaining('Only one person') } });
  });

  it('count also of who has left since; and are asked for again only after a reveal, by an owner', async () => {
    const { world, ports, ana, ben, rev, id, poll, give, newest, reveal } = await desk();
    expect(outcomeOf(await askForEstimates(ports, ana, poll))).toBe('not-found');
    await give(ana, 0.2);
    await give(ben, 0.4);
    expect(outcomeOf(await askForEstimates(ports, ana, poll))).toBe('conflict');
    await world.memory.database.read.members.replace(id, [
      { userId: ana.userId, role: 'owner' },
      { userId: rev.userId, role: 'reviewer' },
    ]);
    expect(valueOf(await reveal(ana)).revealed?.mean).toBe(0.3);
    expect(outcomeOf(await give(ben, 0.4))).toBe('not-found');
    expect(outcomeOf(await askForEstimates(ports, rev, poll))).toBe('forbidden');
    world.pass(1000);
    expect(valueOf(await askForEstimates(ports, ana, poll))).toMatchObject({ number: 2, state: 'open', given: [] });
    expect(outcomeOf(await give(rev, 0.9))).toBe('ok');
    expect(await newest(ana)).toMatchObject({ number: 2, mine: null, revealed: null });
    const all = valueOf(await listEstimates(ports, ana, { id, limit: 5 })).items;
    expect(all.map(({ number, state }) => [number, state])).toEqual([
      [2, 'open'],
      [1, 'revealed'],
    ]);
  });

  it('are given by owners, editors and reviewers, for judgments that the draft has', async () => {
    const { ports, ana, rea, id, give, newest } = await desk();
    const stranger = { ...ana, userId: '00000000-0000-4000-8000-0000000000ff' };
    expect(outcomeOf(await give(rea, 0.5))).toBe('forbidden');
    expect(outcomeOf(await give(stranger, 0.5))).toBe('not-found');
    expect(outcomeOf(await give({ ...ana, scopes: ['read'] }, 0.5))).toBe('forbidden');
    expect(outcomeOf(await listEstimates(ports, rea, { id, limit: 5 }))).toBe('forbidden');
    expect(outcomeOf(await listEstimates(ports, stranger, { id, limit: 5 }))).toBe('not-found');
    for (const blockId of ['p1', 'j1s', 'j9'])
      expect(outcomeOf(await giveEstimate(ports, ana, { id, blockId, probability: 0.5 }))).toBe('not-found');
    expect(await newest(ana)).toBeUndefined();
  });
});
