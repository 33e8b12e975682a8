import { beforeEach, expect, test } from 'vitest';
import { confirmApproval } from '../../../lib/commands/changeRound.ts';
import { readRound } from '../../../lib/commands/readRound.ts';
import { changeReviewPolicy } from '../../../lib/commands/reviewPolicy.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';
import { draftOf, roundsDesk, type RoundsDesk } from './roundsDesk.ts';

let desk: RoundsDesk;
beforeEach(async () => {
  desk = await roundsDesk();
});

const other = (words: string) => {
  const draft = draftOf('Fees will rise.');
  return {
    ...draft,
    content: draft.content.map((node) =>
      node.attrs?.['id'] === 'p1' ? { ...node, content: [{ type: 'text', text: words }] } : node,
    ),
  };
};

test('[RD7] an approval is stale by the blocks that changed since, and holds again once confirmed', async () => {
  const { world, id, ana, rev, ask, decide, hash } = desk;
  const round = valueOf(await ask(ana, [rev]));
  valueOf(await decide(rev, round, {}));
  const read = async () => valueOf(await readRound(world.ports, ana, round));
  expect(await read()).toMatchObject({ draft: { contentHash: round.contentHash, changed: [] }, stale: [] });
  world.drafts.set(id, draftOf('Fees will fall.'));
  const changed = [{ blockId: 'j1', change: 'edited' }];
  expect(await read()).toMatchObject({ draft: { changed }, stale: [{ userId: rev.userId, blocks: changed }] });
  valueOf(await confirmApproval(world.ports, rev, { id: round.id, contentHash: await hash() }));
  expect(await read()).toMatchObject({ draft: { changed }, stale: [] });
});

test('[RD7] where only judgments count, other words leave an approval as it is', async () => {
  const { world, id, ana, rev, boss, ask, decide } = desk;
  await world.ports.database.transaction((stores) => stores.workspace.put({ name: 'Desk', scale: 'icd203' }));
  valueOf(await changeReviewPolicy(world.ports, boss, { stalePolicy: 'judgments', isOwnWorkBarred: true }));
  const round = valueOf(await ask(ana, [rev]));
  valueOf(await decide(rev, round, {}));
  world.drafts.set(id, other('More background.'));
  const read = async () => valueOf(await readRound(world.ports, ana, round));
  expect(await read()).toMatchObject({ draft: { changed: [{ blockId: 'p1', change: 'edited' }] }, stale: [] });
  world.drafts.set(id, draftOf('Fees will fall.'));
  expect((await read()).stale).toMatchObject([{ blocks: [{ blockId: 'j1' }] }]);
});

test('[RD7] an approval of one section is not stale by what lies outside it', async () => {
  const { world, id, ana, rev, ask, decide } = desk;
  const round = valueOf(await ask(ana, [rev], { scope: { kind: 'sections', sections: ['s1'] } }));
  valueOf(await decide(rev, round, {}));
  world.drafts.set(id, other('More background.'));
  expect(valueOf(await readRound(world.ports, ana, round)).stale).toEqual([]);
});

test('[RD8] staleness tells an undecided reviewer nothing of who approved', async () => {
  const { world, id, ana, rev, rik, rea, out, ask, decide } = desk;
  const round = valueOf(await ask(ana, [rev, rik]));
  valueOf(await decide(rev, round, {}));
  world.drafts.set(id, draftOf('Fees will fall.'));
  expect(valueOf(await readRound(world.ports, rik, round)).stale).toEqual([]);
  expect(valueOf(await readRound(world.ports, ana, round)).stale).toHaveLength(1);
  expect(outcomeOf(await readRound(world.ports, rea, round))).toBe('forbidden');
  expect(outcomeOf(await readRound(world.ports, out, round))).toBe('not-found');
});

test('[RD3][RD4] one is told whether one may answer, whether one may approve, and what one answered last', async () => {
  const { world, id, ana, rev, ask, decide } = desk;
  const first = valueOf(await ask(ana, [rev, ana]));
  const mine = async (actor: typeof ana, round: typeof first) =>
    valueOf(await readRound(world.ports, actor, round)).mine;
  expect(await mine(rev, first)).toEqual({
    hasSeat: true,
    mayAnswer: true,
    isBarred: false,
    since: null,
    text: { contentHash: first.contentHash, version: 1 },
    reads: {},
    mayExcuse: false,
  });
  expect(await mine(ana, first)).toMatchObject({ mayAnswer: true, isBarred: true });
  valueOf(await decide(rev, first, { decision: 'request_changes' }));
  world.drafts.set(id, draftOf('Fees will fall.'));
  const second = valueOf(await ask(ana, [rev]));
  expect(await mine(rev, second)).toMatchObject({ mayAnswer: true, since: { round: 1, version: 1 } });
  expect(await mine(rev, first)).toMatchObject({ mayAnswer: false });
  expect(await mine(ana, second)).toMatchObject({ hasSeat: false, mayAnswer: false });
});

test('[RD7] pages that ask at once what is stale share one comparison', async () => {
  const { world, id, ana, ben, rev, ask, decide } = desk;
  const round = valueOf(await ask(ana, [rev]));
  valueOf(await decide(rev, round, {}));
  world.drafts.set(id, draftOf('Fees will fall.'));
  let compared = 0;
  const { documents } = world.ports;
  const compare: typeof documents.compare = (contents) => {
    compared += 1;
    return documents.compare(contents);
  };
  const ports = { ...world.ports, documents: { ...documents, compare } };
  const answers = await Promise.all([ana, ben, rev, ana].map((by) => readRound(ports, by, round)));
  expect(answers.map((answer) => valueOf(answer).stale.length)).toEqual([1, 1, 1, 1]);
  expect(compared).toBe(1);
  valueOf(await readRound(ports, ana, round));
  expect(compared).toBe(2);
});
