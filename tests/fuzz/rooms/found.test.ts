import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { foldDraft } from '../../../lib/document/yjs/foldDraft.ts';
import { compactRoom } from '../../../server/compactRoom.ts';
import { roomFixture } from '../../unit/server/roomFixture.ts';

describe('what the fuzz has found', () => {
  it('[RM17] who has not been sent the draft yet hears of no edits that build on it', async () => {
    const { join, opened, clock } = roomFixture();
    const writer = await opened('u1');
    const newcomer = join('u2');
    writer.type(' Cranes move.');
    await clock.pass(30);
    expect(newcomer.listen().filter(({ kind }) => kind !== 'presence')).toEqual([]);
    expect(newcomer.doc.store.pendingStructs).toBeNull();
    newcomer.open();
    await clock.pass(30);
    newcomer.listen();
    writer.type(' Ships too.');
    await clock.pass(30);
    newcomer.listen();
    expect(newcomer.text).toBe(writer.text);
  });

  it('[RM17] who never asks for the draft hears of edits a little later', async () => {
    const { join, opened, clock, room } = roomFixture();
    const writer = await opened('u1');
    const listener = join('u2');
    writer.type(' Cranes move.');
    await clock.pass(1_500);
    room.sweep(clock.now());
    expect(listener.listen().map(({ kind }) => kind)).toContain('update');
  });

  it('[RM61] a row committed after its room had given it up reaches who is here once the log is folded', async () => {
    const { opened, clock, room } = roomFixture();
    const writer = await opened('u1');
    writer.type(' Cranes move.');
    await clock.pass(50);
    const before = room.draft.snapshot;
    const elsewhere = new Y.Doc();
    elsewhere.clientID = writer.doc.clientID;
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(writer.doc));
    const late: Uint8Array[] = [];
    elsewhere.on('update', (update: Uint8Array) => late.push(update));
    ((elsewhere.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Late: ');
    const rows = [Y.diffUpdate(Y.encodeStateAsUpdate(writer.doc), before.stateVector), ...late];
    room.replaceSnapshot(foldDraft(before, rows).draft, room.draft.durableTailLength);
    expect(writer.connection.closedWith).toBe('goingAway');
    const fresh = await opened('u2');
    expect(fresh.text).toContain('Late: ');
    expect(fresh.connection.closedWith).toBeNull();
  });

  it('[RM60] a store that never answers does not keep a room from ever being compacted', async () => {
    const { opened, clock, room, journal } = roomFixture();
    const writer = await opened('u1');
    writer.type(' Cranes move.');
    await clock.pass(50);
    const silent = new Promise<never>(() => {});
    const store = { load: () => silent, append: () => silent, compact: () => silent, admission: () => silent };
    const compacting = compactRoom(room, { store, documents: { run: () => silent, end: async () => {} }, journal });
    const ended = expect(compacting).rejects.toThrow('no answer');
    await clock.pass(room.limits.loadTimeoutMs + 100);
    await ended;
  });

  it('[RM16] a draft that somebody filled to the brim can be made smaller again', async () => {
    const { opened } = roomFixture({ limits: { maxDocumentBytes: 3_000 } });
    const filler = await opened('u1');
    const editor = await opened('u2');
    filler.type('x'.repeat(2_400));
    for (let left = 500; left > 0 && filler.connection.closedWith === null; left -= 1) filler.type('y');
    expect(filler.connection.closedWith).toBe('tooLarge');
    const run = (editor.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    run.delete(0, 5);
    expect(editor.connection.closedWith).toBeNull();
    editor.type('no more');
    expect(editor.connection.closedWith).toBe('tooLarge');
  });
});
