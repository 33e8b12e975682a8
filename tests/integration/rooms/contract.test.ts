import WebSocket from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { DraftStore } from '../../../lib/commands/ports.ts';
import type { RoomLimits } from '../../../server/roomLimits.ts';
import type { MemoryDatabase } from '../../memory/memoryDatabase.ts';
import { syncMessage } from '../../unit/server/roomFixture.ts';
import { plainClient, rawClient, type, until, type PlainClient } from './roomsClient.ts';
import { draftId, people, seededDatabase, startRooms, type Person, type RoomsServer } from './roomsServer.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

async function house(
  options: { readonly limits?: Partial<RoomLimits>; readonly store?: (real: DraftStore) => DraftStore } = {},
): Promise<{ memory: MemoryDatabase; server: RoomsServer }> {
  const memory = await seededDatabase();
  const store = options.store?.(memory.drafts) ?? memory.drafts;
  const server = await startRooms(store, options.limits === undefined ? {} : { limits: options.limits });
  cleanUp.push(() => server.stop());
  return { memory, server };
}

async function join(server: RoomsServer, person: Person): Promise<PlainClient> {
  const client = plainClient(server, person);
  cleanUp.push(() => client.destroy());
  await until(() => client.provider.synced, `${person} is synced`);
  return client;
}

/** How a bare socket that says nothing is ended. */
const closeOf = (server: RoomsServer, person: string | null, path?: string): Promise<number> =>
  rawClient(server, person, path === undefined ? {} : { path }).closed;

describe('joining', () => {
  it('[RM1] nobody, or a bad token: 4401 on an accepted socket', async () => {
    const { server } = await house();
    const nobody = rawClient(server, null);
    await nobody.opened;
    expect(await nobody.closed).toBe(4401);
    expect(await closeOf(server, null, `/collab/${draftId}?token=wrong`)).toBe(4401);
    expect(nobody.messages).toEqual([]);
  });

  it('[RM1] a token in the address or in a header is as good as a cookie', async () => {
    const { server } = await house();
    for (const client of [
      rawClient(server, null, { path: `/collab/${draftId}?token=reader` }),
      rawClient(server, null, { headers: { authorization: 'Bearer reader' } }),
    ]) {
      await client.opened;
      client.send(syncMessage(0, Uint8Array.of(0)));
      await until(() => client.messages.length > 1, 'the draft arrives');
      client.socket.terminate();
    }
  });

  it('[RM2] unknown, without a role, archived: 4404, all alike', async () => {
    const { memory, server } = await house();
    expect(await closeOf(server, 'owner', '/collab/d0000000-0000-4000-8000-000000000009')).toBe(4404);
    expect(await closeOf(server, 'owner', '/collab/%2e%2e%2f')).toBe(4404);
    expect(await closeOf(server, 'owner', '/collab/')).toBe(4404);
    expect(await closeOf(server, 'stranger')).toBe(4404);
    await memory.database.read.assessments.update(draftId, { archivedAt: new Date(1) });
    expect(await closeOf(server, 'owner')).toBe(4404);
  });

  it('[RM3] a disabled account and an ended session: 4401', async () => {
    const { memory, server } = await house();
    await memory.database.read.users.update(people.reader, { disabledAt: new Date(1) });
    await memory.database.read.users.update(people.editor, { sessionEpoch: 3 });
    expect(await closeOf(server, 'reader')).toBe(4401);
    expect(await closeOf(server, 'editor')).toBe(4401);
    const byToken = rawClient(server, null, { path: `/collab/${draftId}?token=editor` });
    await byToken.opened;
    byToken.send(3);
    byToken.send(syncMessage(0, Uint8Array.of(0)));
    await until(() => byToken.messages.length > 0, 'a token is not a session');
    byToken.socket.terminate();
  });

  it('[RM4] a draft that cannot be loaded: 4503, and nothing that looks like a draft', async () => {
    const { memory, server } = await house();
    memory.failWith(new Error('unreachable'));
    const client = rawClient(server, 'owner');
    await client.opened;
    client.send(syncMessage(0, Uint8Array.of(0)));
    expect(await client.closed).toBe(4503);
    expect(client.messages).toEqual([]);
    memory.failWith(null);
    const later = await join(server, 'owner');
    expect(later.text()).toContain('Ships wait.');
  });

  it('[RM4] a draft that does not load in time: 4503', async () => {
    const { server } = await house({
      limits: { loadTimeoutMs: 60 },
      store: (real) => ({ ...real, load: () => new Promise(() => {}) }),
    });
    expect(await closeOf(server, 'owner')).toBe(4503);
  });

  it('[RM5] another Origin: HTTP 403; the own one and none pass', async () => {
    const { server } = await house();
    const status = await new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`${server.url}/collab/${draftId}`, { origin: 'http://evil.example' });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => {});
    });
    expect(status).toBe(403);
    const own = rawClient(server, 'reader', { headers: { origin: server.origin } });
    await own.opened;
    own.send(syncMessage(0, Uint8Array.of(0)));
    await until(() => own.messages.length > 0, 'the own origin joins');
    own.socket.terminate();
  });

  it('[RM6] an older grammar: 4409; unknown parameters are ignored', async () => {
    const { server } = await house();
    expect(await closeOf(server, 'editor', `/collab/${draftId}?schema=0`)).toBe(4409);
    const client = plainClient(server, 'editor', { params: { schema: '1', colour: 'blue' } });
    cleanUp.push(() => client.destroy());
    await until(() => client.provider.synced, 'it joins');
  });

  it('[RM9] asks again when rights change meanwhile', async () => {
    let release: (() => void) | null = null;
    const { memory, server } = await house({
      store: (real) => ({
        ...real,
        admission: async (assessmentId, userId) => {
          const admission = await real.admission(assessmentId, userId);
          if (release === null) await new Promise<void>((resolve) => (release = resolve));
          return admission;
        },
      }),
    });
    const client = rawClient(server, 'editor');
    await client.opened;
    await until(() => release !== null, 'it is being joined');
    await memory.database.read.members.replace(draftId, [{ userId: people.owner, role: 'owner' }]);
    server.rooms.gateway.rightsChanged(draftId, people.editor);
    (release as (() => void) | null)?.();
    expect(await client.closed).toBe(4404);
    expect(client.messages).toEqual([]);
  });
});

describe('messages', () => {
  it('[RM10] text and unknown types: 4400, and others notice nothing', async () => {
    const { server } = await house();
    const witness = await join(server, 'owner');
    const texter = rawClient(server, 'editor');
    await texter.opened;
    texter.socket.send('hello');
    expect(await texter.closed).toBe(4400);
    const unknown = rawClient(server, 'editor');
    await unknown.opened;
    unknown.send(9, 1, 2, 3);
    expect(await unknown.closed).toBe(4400);
    expect(witness.provider.wsconnected).toBe(true);
  });

  it('[RM11] a frame over the limit: 1009', async () => {
    const { server } = await house({ limits: { maxFrameBytes: 10_000 } });
    const client = rawClient(server, 'editor');
    await client.opened;
    client.send(new Uint8Array(20_000));
    expect(await client.closed).toBe(1009);
  });

  it('[RM12] a flood: 4429, quickly, and nobody waits', async () => {
    const { server } = await house();
    const witness = await join(server, 'owner');
    const flood = rawClient(server, 'reader');
    await flood.opened;
    const started = Date.now();
    for (let at = 0; at < 20_000; at += 1) flood.send(3);
    expect(await flood.closed).toBe(4429);
    expect(Date.now() - started).toBeLessThan(5_000);
    expect(witness.provider.wsconnected).toBe(true);
  });

  it('[RM16] a draft over its limit: 4413 for the sender', async () => {
    const { server } = await house({ limits: { maxDocumentBytes: 5_000 } });
    const writer = await join(server, 'editor');
    type(writer.doc, 'x'.repeat(6_000));
    expect(await writer.closedWith()).toBe(4413);
    const fresh = await join(server, 'reader');
    expect(fresh.text()).not.toContain('xxx');
  });

  it('[RM20] a reader writes: 4403, nothing applied, and reading goes on after reconnect', async () => {
    const { memory, server } = await house();
    const witness = await join(server, 'owner');
    for (const person of ['reader', 'reviewer'] as const) {
      const client = await join(server, person);
      type(client.doc, ' Not allowed.');
      expect(await client.closedWith()).toBe(4403);
      expect((await join(server, person)).text()).not.toContain('Not allowed');
    }
    expect(await (await scoped(server)).closed).toBe(4403);
    expect(witness.text()).not.toContain('Not allowed');
    expect(memory.state().log).toEqual([]);
  });

  /** An editor's token that may only read, writing. */
  async function scoped(server: RoomsServer): Promise<ReturnType<typeof rawClient>> {
    const client = rawClient(server, null, { path: `/collab/${draftId}?token=editor:read` });
    await client.opened;
    client.send(syncMessage(2, Uint8Array.of(0, 0)));
    return client;
  }
});

describe('rights', () => {
  it('[RM21] downgraded while typing: 4205, joined again as a reader, and no write counts any more', async () => {
    const { memory, server } = await house();
    const writer = await join(server, 'editor');
    await memory.database.read.members.replace(draftId, [
      { userId: people.owner, role: 'owner' },
      { userId: people.editor, role: 'reader' },
    ]);
    server.rooms.gateway.rightsChanged(draftId, people.editor);
    expect(await writer.closedWith()).toBe(4205);
    await until(() => writer.provider.synced, 'it joined again');
    const refused = new Promise<number>((resolve) => {
      writer.provider.on('connection-close', (event) => resolve(event?.code ?? 0));
    });
    type(writer.doc, ' Too late.');
    expect(await refused).toBe(4403);
    expect(memory.state().log).toEqual([]);
  });

  it('[RM22] archived: 4205, then 4404', async () => {
    const { memory, server } = await house();
    const writer = await join(server, 'editor');
    const codes: number[] = [];
    writer.provider.on('connection-close', (event) => codes.push(event?.code ?? 0));
    await memory.database.read.assessments.update(draftId, { archivedAt: new Date(1) });
    server.rooms.gateway.assessmentClosed(draftId);
    await until(() => codes.length === 2, 'it tried again');
    expect(codes).toEqual([4205, 4404]);
  });

  it('[RM23] an account ended: 4401', async () => {
    const { server } = await house();
    const writer = await join(server, 'editor');
    server.rooms.gateway.userEnded(people.editor);
    expect(await writer.closedWith()).toBe(4401);
  });
});

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
