import { describe, expect, it } from 'vitest';
import { syncMessage } from '../../unit/server/roomFixture.ts';
import { cleanUpAfterEach, house, join } from './house.ts';
import { rawClient, type, until } from './roomsClient.ts';
import { draftId, people, type RoomsServer } from './roomsServer.ts';

cleanUpAfterEach();

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

  it('[RM12] a flood of pings: 4429', async () => {
    const { server } = await house();
    const flood = rawClient(server, 'reader');
    await flood.opened;
    for (let at = 0; at < 5_000; at += 1) flood.socket.ping();
    expect(await flood.closed).toBe(4429);
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
