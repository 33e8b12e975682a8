import WebSocket from 'ws';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { syncMessage } from '../../unit/server/roomFixture.ts';
import { cleanUp, cleanUpAfterEach, house, join } from './house.ts';
import { plainClient, rawClient, type, until } from './roomsClient.ts';
import { draftId, people, startRooms } from './roomsServer.ts';

cleanUpAfterEach();

describe('durability', () => {
  it('[RM30] what was acknowledged is there after a restart; what was not is brought back by its author', async () => {
    const { memory, server } = await house();
    const writer = await join(server, 'editor');
    type(writer.doc, ' Acknowledged.');
    await until(() => writer.acknowledged() === 2, 'it is acknowledged');
    writer.provider.disconnect();
    type(writer.doc, ' Offline.');
    await server.stop();
    const again = await startRooms(memory.drafts);
    cleanUp.push(() => again.stop());
    expect((await join(again, 'reader')).text()).toContain('Acknowledged.');
    const back = plainClient(again, 'editor', { doc: writer.doc });
    cleanUp.push(() => back.destroy());
    await until(() => back.acknowledged() >= 1, 'its step 2 is durable');
    expect((await join(again, 'owner')).text()).toContain('Acknowledged. Offline.');
  });

  it('[RM34] a store that stays away: 4503 for all, and the text comes back when it is there again', async () => {
    const { memory, server } = await house({ limits: { commitRetryMs: 300 } });
    const writer = await join(server, 'editor');
    await until(() => writer.acknowledged() === 1, 'its step 2 is acknowledged');
    memory.failWith(new Error('unreachable'));
    type(writer.doc, ' Kept.');
    expect(await writer.closedWith()).toBe(4503);
    memory.failWith(null);
    await until(() => memory.state().log.length > 0, 'it was brought back', 20_000);
    expect((await join(server, 'reader')).text()).toContain('Kept.');
  });

  it('[RM36] reading sees what was just typed; changing is relayed and durable', async () => {
    const { memory, server } = await house();
    const writer = await join(server, 'editor');
    type(writer.doc, ' Just typed.');
    await until(
      () => server.rooms.figures().committedUpdates + server.rooms.figures().uncommittedBytes > 0,
      'it arrived',
    );
    const read = await server.rooms.gateway.readDraft(draftId);
    expect(JSON.stringify(read)).toContain('Just typed.');
    const changed = await server.rooms.gateway.editDraft(draftId, people.owner, {
      kind: 'set-title',
      title: 'Harbour closed',
    });
    expect(changed.ok).toBe(true);
    await until(() => writer.text().includes('Harbour closed'), 'the change is relayed');
    expect(memory.state().log.at(-1)?.actorId).toBe(people.owner);
    expect(await server.rooms.gateway.readDraft('d0000000-0000-4000-8000-000000000009')).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
    memory.failWith(new Error('unreachable'));
    expect(await server.rooms.gateway.readDraft(draftId)).toEqual({ ok: false, error: { kind: 'unavailable' } });
    memory.failWith(null);
  });
});

describe('upkeep', () => {
  it('[RM50] who does not read is cut off, and its memory is free', async () => {
    const { server } = await house({ limits: { maxBacklogBytes: 200_000, maxDocumentBytes: 64 * 1024 * 1024 } });
    const writer = await join(server, 'editor');
    const reader = await join(server, 'owner');
    const slow = rawClient(server, 'reader');
    await slow.opened;
    slow.send(syncMessage(0, Uint8Array.of(0)));
    await until(() => slow.messages.length > 0, 'it joined');
    slow.socket.pause();
    const piece = 'x'.repeat(500_000);
    for (let sent = 0; sent < 60 && server.rooms.figures().sessions === 3; sent += 1) {
      type(writer.doc, piece);
      await until(() => writer.acknowledged() >= sent + 2, 'it is stored', 20_000);
    }
    expect(server.rooms.figures().sessions).toBe(2);
    slow.socket.resume();
    expect([4408, 1006]).toContain(await slow.closed);
    expect(reader.provider.wsconnected).toBe(true);
  });

  it('[RM51] a socket that answers no pings is ended', async () => {
    const { server } = await house({ limits: { pingMs: 50, sweepMs: 20 } });
    const mute = new WebSocket(`${server.url}/collab/${draftId}?token=reader`, { autoPong: false });
    const alive = await join(server, 'owner');
    expect(await new Promise((resolve) => mute.on('close', resolve))).toBe(1006);
    expect(alive.provider.wsconnected).toBe(true);
  });

  it('[RM62] a fold that takes too long is given up, and the room goes on', async () => {
    const { memory, server } = await house({ limits: { compactAfterUpdates: 3, sweepMs: 20, documentWorkMs: 1 } });
    const writer = await join(server, 'editor');
    for (let at = 0; at < 6; at += 1) {
      type(writer.doc, `${at},`);
      await until(() => writer.acknowledged() >= at + 2, 'it is stored');
    }
    await until(() => server.warnings.some((line) => line.includes('not compacted')), 'it was given up');
    type(writer.doc, 'on');
    await until(() => writer.acknowledged() === 8, 'the room goes on');
    expect(memory.state().log).toHaveLength(7);
  });

  it('[RM60] a room nobody is in is folded and forgotten, and opens again as it was', async () => {
    const { memory, server } = await house({ limits: { idleRoomMs: 100, sweepMs: 20 } });
    const writer = await join(server, 'editor');
    type(writer.doc, ' Folded.');
    await until(() => writer.acknowledged() === 2, 'it is stored');
    writer.destroy();
    await until(() => server.rooms.figures().rooms === 0, 'the room is forgotten', 20_000);
    expect(memory.state().log).toEqual([]);
    expect(server.rooms.figures().compactions).toBe(1);
    expect((await join(server, 'reader')).text()).toContain('Folded.');
  });

  it('[RM61] a log that grew is folded while people write', async () => {
    const { memory, server } = await house({ limits: { compactAfterUpdates: 20, sweepMs: 20 } });
    const writer = await join(server, 'editor');
    for (let at = 0; at < 60; at += 1) {
      type(writer.doc, `${at},`);
      await until(() => writer.acknowledged() >= at + 2, 'it is stored');
    }
    await until(() => server.rooms.figures().compactions > 0, 'it was folded', 20_000);
    type(writer.doc, 'end');
    await until(() => memory.state().log.length < 30, 'the log is short');
    expect((await join(server, 'reader')).text()).toBe(writer.text());
    expect(server.warnings).toEqual([]);
  });

  it('[RM61] rows that do not fit are set aside, aloud, and the draft opens', async () => {
    const { memory, server } = await house({ limits: { idleRoomMs: 50, sweepMs: 20 } });
    const foreign = new Y.Doc();
    foreign.getMap('settings').set('theme', 'dark');
    await memory.drafts.append([
      { assessmentId: draftId, actorId: people.editor, clientId: 7, update: Y.encodeStateAsUpdate(foreign) },
    ]);
    const reader = await join(server, 'reader');
    expect(reader.text()).toContain('Ships wait.');
    reader.destroy();
    await until(
      () => memory.state().log.some(({ quarantinedAt }) => quarantinedAt !== null),
      'it is set aside',
      20_000,
    );
    expect(server.warnings.join()).toContain('set aside');
  });

  it('[RM63] draining stores everything, closes with 1001, and lets nobody in', async () => {
    const { memory, server } = await house();
    const writer = await join(server, 'editor');
    await until(() => writer.acknowledged() === 1, 'its step 2 is acknowledged');
    type(writer.doc, ' At the last moment.');
    await until(
      () => server.rooms.figures().committedUpdates + server.rooms.figures().uncommittedBytes > 0,
      'it arrived',
    );
    const started = Date.now();
    await server.rooms.drain(5_000);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(await writer.closedWith()).toBe(1001);
    expect(memory.state().log).toHaveLength(1);
    expect(server.rooms.ready()).toBe(false);
    const late = rawClient(server, 'editor');
    await expect(late.opened).rejects.toThrow('503');
  });
});
