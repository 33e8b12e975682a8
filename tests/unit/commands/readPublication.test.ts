import { describe, expect, test } from 'vitest';
import { frozen } from '../../../lib/commands/frozenContent.ts';
import { listPublications } from '../../../lib/commands/listPublications.ts';
import type { PublicationRow } from '../../../lib/commands/PublicationStore.ts';
import { readPublication } from '../../../lib/commands/readPublication.ts';
import { defaultScale } from '../../../lib/domain/likelihood/scaleById.ts';
import type { Actor, Audience } from '../../../lib/domain/policy.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';
import { draftOf } from './roundsDesk.ts';

const slug = 'harbour-fees';

async function house() {
  const world = commandWorld();
  const [ana, rea, out] = [await world.user('Ana'), await world.user('Rea'), await world.user('Out')];
  const id = await world.assessment([[ana, 'owner']]);
  const publish = async (number: number, audience: Audience, words: string): Promise<string> => {
    const { sha256, packed } = frozen(draftOf(words));
    const own = { id: world.ports.randomId(), assessmentId: id, number, slug, sha256, kind: 'initial' as const };
    const record: PublicationRow['record'] = {
      ...own,
      assessmentNumber: 1,
      reference: 'YS-2026-014',
      title: 'Harbour fees',
      publishedAt: world.ports.now().toISOString(),
      publishedBy: 'Ana',
      scale: defaultScale,
      marking: 'none',
      banner: '',
      changeSummary: words,
      previous: null,
      changes: [],
      dissents: [],
      authors: ['Ana'],
      rounds: [],
      waivers: [],
      recalled: {},
    };
    await world.memory.database.transaction(async (stores) => {
      await stores.contents.keep(id, sha256, packed);
      const row = { changeSummary: words, publishedById: ana.userId, publishedAt: world.ports.now() };
      await stores.publications.insert({ ...own, ...row, audience, record });
    });
    return own.id;
  };
  const read = (actor: Actor | null, number: number | 'latest') =>
    readPublication(world.ports, actor, { slug, number });
  return { world, id, ana, rea, out, publish, read };
}

describe('reading what is published', () => {
  test('[PO4] each audience sees its publications, and nothing tells it of the others', async () => {
    const { ana, rea, out, publish, read } = await house();
    await publish(1, 'link', 'Fees will rise.');
    await publish(2, 'signed-in', 'Fees may fall.');
    await publish(3, { userIds: [rea.userId] }, 'Fees stay.');
    const readOnlyToken: Actor = { ...out, scopes: ['write'] };
    for (const [actor, seen] of [
      [null, [1]],
      [readOnlyToken, [1]],
      [out, [2, 1]],
      [rea, [3, 2, 1]],
      [ana, [3, 2, 1]],
    ] as const) {
      const latest = valueOf(await read(actor, 'latest'));
      expect(latest.versions.map(({ number }) => number)).toEqual(seen);
      expect(latest.publication.number).toBe(seen[0]);
      expect(latest.state.latest).toBe(seen[0]);
      for (const number of [1, 2, 3, 4])
        expect(outcomeOf(await read(actor, number))).toBe(
          (seen as readonly number[]).includes(number) ? 'ok' : 'not-found',
        );
    }
  });

  test('a retracted one is answered with its notice; the latest is the newest that stands, else the newest', async () => {
    const { world, ana, publish, read } = await house();
    const first = await publish(1, 'link', 'Fees will rise.');
    const second = await publish(2, 'link', 'Fees may fall.');
    const retraction = { at: world.ports.now(), byId: ana.userId, reason: 'The table was wrong.', replacedBy: 1 };
    await world.memory.database.read.publications.retract(second, retraction);
    expect(valueOf(await read(null, 'latest')).publication.number).toBe(1);
    const { state, publication } = valueOf(await read(null, 2));
    expect(state).toMatchObject({ latest: 1, retracted: { by: 'Ana', reason: 'The table was wrong.', replacedBy: 1 } });
    expect(publication.content).toEqual(draftOf('Fees may fall.'));
    await world.memory.database.read.publications.retract(first, { ...retraction, replacedBy: null });
    const newest = valueOf(await read(null, 'latest'));
    expect([newest.publication.number, newest.state.latest]).toEqual([2, null]);
  });

  test('the draft is never read, and who is signed in is counted once', async () => {
    const { world, id, ana, out, publish, read } = await house();
    await publish(1, 'link', 'Fees will rise.');
    const closed = async () => Promise.reject(new Error('a draft was read'));
    const rooms = { ...world.ports.rooms, readDraft: closed, freezeDraft: closed };
    for (const actor of [null, out, out])
      valueOf(await readPublication({ ...world.ports, rooms }, actor, { slug, number: 1 }));
    expect(outcomeOf(await read(null, 2))).toBe('not-found');
    const { items } = valueOf(await listPublications(world.ports, ana, { id, limit: 10 }));
    expect(items).toMatchObject([{ number: 1, readers: 1, url: '/r/harbour-fees/v/1', publishedBy: 'Ana' }]);
    expect(outcomeOf(await listPublications(world.ports, out, { id, limit: 10 }))).toBe('not-found');
  });
});
