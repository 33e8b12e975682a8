import WebSocket from 'ws';
import { describe, expect, it } from 'vitest';
import { schemaVersion } from '../../../lib/document/grammar.ts';
import { syncMessage } from '../../unit/server/roomFixture.ts';
import { cleanUp, cleanUpAfterEach, closeOf, house, join } from './house.ts';
import { plainClient, rawClient, until } from './roomsClient.ts';
import { draftId, people } from './roomsServer.ts';

cleanUpAfterEach();

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
    for (let schema = 0; schema < schemaVersion; schema += 1) {
      expect(await closeOf(server, 'editor', `/collab/${draftId}?schema=${schema}`), `schema ${schema}`).toBe(4409);
    }
    const client = plainClient(server, 'editor', { params: { schema: `${schemaVersion}`, colour: 'blue' } });
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
