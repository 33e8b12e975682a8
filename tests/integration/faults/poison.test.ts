import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cleanUp, cleanUpAfterEach, house, join } from '../rooms/house.ts';
import { plainClient, type, until } from '../rooms/roomsClient.ts';
import { draftId, people, startRooms } from '../rooms/roomsServer.ts';

cleanUpAfterEach();

const updateOf = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
};
const paragraph = updateOf((doc) => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText('Broken off.')]);
  doc.getXmlFragment('content').insert(0, [element]);
});

/** Rows that no door of today lets in: an earlier fault, a broken disk, somebody at the database. */
const poisons: Readonly<Record<string, Uint8Array>> = {
  'bytes that are no update': Uint8Array.of(7, 255, 3, 0, 200, 13, 1, 99),
  'no bytes at all': Uint8Array.of(),
  'half of an update': paragraph.subarray(0, paragraph.length >> 1),
  'an update with bytes behind it': Uint8Array.from([...paragraph, 1, 2, 3]),
  'text in the root': updateOf((doc) => doc.getXmlFragment('content').insert(0, [new Y.XmlText('bare')])),
  'a node nobody knows': updateOf((doc) => doc.getXmlFragment('content').insert(0, [new Y.XmlElement('script')])),
};

describe('[RM61] a poisoned row in the stored log', () => {
  it.each(Object.entries(poisons))('%s: the draft opens with everything else, and it is said aloud', async (_, row) => {
    const { memory, server } = await house({ limits: { idleRoomMs: 200, sweepMs: 20 } });
    const writer = await join(server, 'editor');
    type(writer.doc, ' Before it.');
    await until(() => writer.acknowledged() === 2, 'it is stored');
    await server.stop();
    await memory.drafts.append([{ assessmentId: draftId, actorId: people.editor, clientId: 7, update: row }]);

    const again = await startRooms(memory.drafts, { limits: { idleRoomMs: 200, sweepMs: 20 } });
    cleanUp.push(() => again.stop());
    const reader = plainClient(again, 'reader');
    cleanUp.push(() => reader.destroy());
    await until(() => reader.provider.synced, 'somebody reads it', 40_000);
    expect(reader.text()).toContain('Before it.');
    const second = await join(again, 'owner');
    type(second.doc, ' After it.');
    await until(() => second.acknowledged() >= 1 && reader.text().includes('After it.'), 'writing goes on', 20_000);
    expect(reader.doc.store.pendingStructs).toBeNull();
    expect(again.warnings.join('\n')).toContain('set aside');
    reader.destroy();
    second.destroy();
    const isSetAside = (): boolean => memory.state().log.some(({ quarantinedAt }) => quarantinedAt !== null);
    await until(isSetAside, 'it is set aside', 20_000);
    await until(() => again.rooms.figures().rooms === 0, 'the room is forgotten', 20_000);
    expect(again.warnings.join('\n')).toContain('set aside');
    const text = (await join(again, 'reader')).text();
    expect(text).toContain('Before it. After it.');
    expect(text).not.toContain('Broken off.');
  });
});
