import { describe, expect, it, vi, type TestContext } from 'vitest';
import type * as Y from 'yjs';
import { createMemoryThrottle } from '../../../lib/auth/memoryThrottle.ts';
import type { RoomLimits } from '../../../server/roomLimits.ts';
import { type, until } from '../rooms/roomsClient.ts';
import { draftId, people } from '../rooms/roomsServer.ts';
import { joinAt, linkedRooms, withinMs, withPostgres, type LinkedRooms } from './linkedRooms.ts';

withPostgres();

const house = async ({ skip }: TestContext, limits?: Partial<RoomLimits>): Promise<LinkedRooms> =>
  (await linkedRooms(limits)) ?? skip();

const firstText = (doc: Y.Doc): Y.XmlText => (doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;

describe('two nodes on one PostgreSQL', () => {
  it('[ND1] what is typed at one is seen at the other, and deletions too', async (context) => {
    const { a, b } = await house(context);
    const [ada, ben] = [await joinAt(a, 'owner'), await joinAt(b, 'editor')];
    type(ada.doc, ' Ada was here.');
    await until(() => ben.text().includes('Ada was here.'), 'Ben sees it', withinMs);
    firstText(ben.doc).delete(0, 5);
    await until(() => !ada.text().includes('Ships'), 'Ada sees the deletion', withinMs);
    expect(ada.text()).toBe(ben.text());
  });

  it('[ND2] a bell that loses what it is given costs seconds, no words', async (context) => {
    const { a, b, bell } = await house(context);
    const [ada, ben] = [await joinAt(a, 'owner'), await joinAt(b, 'editor')];
    bell.carries = (text) => !text.includes('"rows"');
    type(ada.doc, ' Lost on the way.');
    await until(() => ben.text().includes('Lost on the way.'), 'Ben reads it in the database', withinMs);
    // And what builds on it, told by the bell, finds its ground.
    bell.carries = (text) => !text.includes('"rows"');
    type(ada.doc, ' One.');
    await until(() => ada.acknowledged() >= 2, 'it is stored', withinMs);
    bell.carries = () => true;
    type(ada.doc, ' Two.');
    await until(() => ben.text().includes('One. Two.'), 'Ben has both', withinMs);
  });

  it('[ND3] without a bell words arrive by way of the database, and acknowledgements go on; then it heals', async (context) => {
    const { a, b, bell } = await house(context);
    const [ada, ben] = [await joinAt(a, 'owner'), await joinAt(b, 'editor')];
    bell.down();
    expect(a.rooms.nodes?.state().state).toBe('polling');
    const before = ada.acknowledged();
    type(ada.doc, ' By the database.');
    firstText(ben.doc).delete(0, 5);
    await until(() => ada.acknowledged() > before, 'it is acknowledged', withinMs);
    await until(() => ben.text().includes('By the database.'), 'Ben sees it', withinMs);
    await until(() => !ada.text().includes('Ships'), 'Ada sees the deletion', withinMs);
    bell.up();
    await until(() => a.rooms.nodes?.state().state === 'together', 'they hear each other', withinMs);
    type(ben.doc, ' And back.');
    await until(() => ada.text().includes('And back.'), 'Ada sees it', withinMs);
    expect(ada.text()).toBe(ben.text());
  });

  it('[ND4] a draft that one node folds is followed by the other, without closing a socket', async (context) => {
    const { a, b, bell, database } = await house(context, { compactAfterUpdates: 8, compactAfterQuietMs: 600 });
    const [ada, ben] = [await joinAt(a, 'owner'), await joinAt(b, 'editor')];
    const closed: string[] = [];
    for (const { provider } of [ada, ben]) provider.on('connection-close', () => closed.push('closed'));
    const isFolded = async (): Promise<boolean> => (await database.drafts.load(draftId))?.tail.length === 0;
    for (const isHeard of [true, false]) {
      if (!isHeard) bell.down();
      for (let n = 0; n < 30; n += 1) {
        type(ada.doc, ` a${n}`);
        firstText(ben.doc).delete(0, 1);
        await until(() => ada.acknowledged() > n / 2, 'it goes on', withinMs);
      }
      await until(() => ada.text() === ben.text(), 'they agree', withinMs);
      for (const deadline = Date.now() + withinMs; !(await isFolded()) && Date.now() < deadline;);
      expect(await isFolded()).toBe(true);
    }
    await until(() => ada.text() === ben.text(), 'they agree', withinMs);
    // Folded rows are in no memory any more: both nodes show newcomers the same.
    for (const [server, person] of [
      [a, 'reviewer'],
      [b, 'reader'],
    ] as const) {
      expect((await joinAt(server, person)).text()).toBe(ada.text());
    }
    expect(closed).toEqual([]);
  });

  it('[ND5] rights taken at one node close the sockets at the other', async (context) => {
    const { a, b } = await house(context);
    const ben = await joinAt(b, 'editor');
    a.rooms.gateway.rightsChanged(draftId, people.editor);
    expect(await ben.closedWith()).toBe(4205);
    const cleo = await joinAt(b, 'reviewer');
    a.rooms.gateway.userEnded(people.reviewer);
    expect(await cleo.closedWith()).toBe(4401);
  });

  it('[ND5] without a bell rights are read in the audit log, and everybody concerned is authorised anew', async (context) => {
    const { b, bell, database } = await house(context);
    const [ben, dora] = [await joinAt(b, 'editor'), await joinAt(b, 'reader')];
    const closes: number[] = [];
    dora.provider.on('connection-close', (event: { code: number } | null) => void closes.push(event?.code ?? 0));
    bell.down();
    const entry = { at: new Date(), actorId: null, subject: `user:${people.reader}`, data: {} };
    await database.database.transaction(async (stores) => {
      await stores.audit.append({ ...entry, action: 'user.changed' });
      await stores.users.update(people.reader, { disabledAt: new Date() });
    });
    // Authorised anew, and refused.
    await until(() => closes.includes(4401), 'she is out', withinMs);
    expect(closes).toEqual([4205, 4401]);
    expect(ben.provider.wsconnected).toBe(true);
  });

  it('[ND6] carets cross, belong to their sessions everywhere, and go with them', async (context) => {
    const { a, b } = await house(context);
    const [ada, ben] = [await joinAt(a, 'owner'), await joinAt(b, 'editor')];
    ada.provider.awareness.setLocalStateField('cursor', null);
    const seen = (): Record<string, unknown> | undefined => ben.provider.awareness.getStates().get(ada.doc.clientID);
    await until(() => seen() !== undefined, 'Ben sees Ada', withinMs);
    expect(seen()?.['user']).toMatchObject({ id: people.owner, name: 'The owner' });
    // Who comes later is told, too.
    const dora = await joinAt(b, 'reader');
    await until(() => dora.provider.awareness.getStates().has(ada.doc.clientID), 'Dora sees Ada', withinMs);
    ada.provider.disconnect();
    await until(() => seen() === undefined, 'she is gone', withinMs);
  });

  it('[ND6] nobody writes under a client id that somebody holds at the other node', async (context) => {
    const { a, b } = await house(context);
    const ada = await joinAt(a, 'owner');
    type(ada.doc, ' Mine.');
    const ben = await joinAt(b, 'editor');
    await until(() => ben.text().includes('Mine.'), 'Ben has it', withinMs);
    const own = ben.doc.clientID;
    ben.doc.clientID = ada.doc.clientID;
    type(ben.doc, ' Forged.');
    ben.doc.clientID = own;
    expect(await ben.closedWith()).toBe(4400);
    expect(ada.text()).not.toContain('Forged.');
  });

  it('[ND7] topics reach the pages at every node', async (context) => {
    const { a, b } = await house(context);
    const ben = await joinAt(b, 'editor');
    const heard: number[] = [];
    ben.provider.messageHandlers[65] = () => void heard.push(65);
    a.rooms.gateway.announce(draftId, 'threads');
    await until(() => heard.length > 0, 'Ben hears it', withinMs);
  });

  it('[ND8] reading and changing a draft at one node sees what the other has committed', async (context) => {
    const { a, b, bell } = await house(context);
    const ada = await joinAt(a, 'owner');
    const ben = await joinAt(b, 'editor');
    bell.down();
    type(ada.doc, ' Committed at the first.');
    await until(() => ada.acknowledged() >= 2, 'it is stored', withinMs);
    const read = await b.rooms.gateway.readDraft(draftId);
    expect(JSON.stringify(read)).toContain('Committed at the first.');
    const kept: string[] = [];
    const json = JSON.stringify({
      type: 'doc',
      content: [{ type: 'title', attrs: { id: 't1' }, content: [{ type: 'text', text: 'Back' }] }],
    });
    const keep = async (): Promise<boolean> => true;
    const restored = await b.rooms.gateway.restoreDraft(
      draftId,
      people.editor,
      json,
      keep,
      async () => void kept.push('later'),
    );
    expect(restored.ok).toBe(true);
    await until(
      () => !ben.text().includes('Committed') && ben.text().includes('Back'),
      'all of it was replaced',
      withinMs,
    );
    await until(() => ada.text() === ben.text(), 'and they agree', withinMs);
  });

  it('[ND10] who is in a draft, and who joins it, is told while words come by the database, and when they do not', async (context) => {
    const { a, b, bell } = await house(context);
    const ada = await joinAt(a, 'owner');
    expect(ada.isSlow()).toBe(false);
    bell.down();
    await until(() => ada.isSlow(), 'Ada is told', withinMs);
    // At a node where nobody had the draft open.
    const ben = await joinAt(b, 'editor');
    await until(() => ben.isSlow(), 'Ben is told as he joins', withinMs);
    const dora = await joinAt(a, 'reader');
    await until(() => dora.isSlow(), 'so is Dora, in a room that was open', withinMs);
    bell.up();
    await until(() => [ada, ben, dora].every((person) => !person.isSlow()), 'all are told that it is over', withinMs);
  });

  it('[ND9] guesses at a password are counted together', async (context) => {
    const { a, b } = await house(context);
    const [atA, atB] = [a, b].map(({ rooms }) => rooms.nodes?.throttleOver(createMemoryThrottle()));
    for (let guess = 0; guess < 10; guess += 1) {
      await (guess % 2 === 0 ? atA : atB)?.failed('ada@example.org', '192.0.2.1');
    }
    for (const throttle of [atA, atB]) {
      await vi.waitUntil(async () => (await throttle?.check('ada@example.org', '192.0.2.1')) !== null, withinMs);
    }
  });
});
