import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, withToken, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
let cleo: ApiClient;
let dora: ApiClient;

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const member = async (name: string): Promise<ApiClient> => {
    const account = { email: `${name}@desk.example`, name, password: `a long password of ${name}`, role: 'member' };
    await admin.done('POST', '/api/v1/users', account);
    return signIn(server.origin, account.email, account.password);
  };
  cleo = await member('cleo');
  dora = await member('dora');
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

type Item = { readonly id: string; readonly sentence: string; readonly place: string; readonly readAt: string | null };
type Inbox = { readonly items: readonly Item[]; readonly nextCursor: string | null; readonly unread: number };
const inbox = (api: ApiClient, query = ''): Promise<Inbox> => api.done('GET', `/api/v1/notifications${query}`);

test('who owns a paper on a recalled source is told, reads it, and nobody else does', async () => {
  for (const title of ['Pilot log', 'Quay log']) {
    const { id } = await cleo.done<{ id: string }>('POST', '/api/v1/sources', { title });
    const source = { type: 'source', attrs: { id: 's', record: id }, content: [{ type: 'sourceTitle' }] };
    const content = { type: 'doc', content: [source] };
    await dora.done('POST', '/api/v1/assessments', { title: `On the ${title}`, import: { format: 'json', content } });
    await cleo.done('POST', `/api/v1/sources/${id}/recall`, { reason: 'It is forged.' });
  }
  expect(await inbox(cleo)).toEqual({ items: [], nextCursor: null, unread: 0 });
  const told = await inbox(dora);
  expect(told).toMatchObject({
    items: [
      { reason: 'source-recalled', by: 'cleo', assessment: { title: 'On the Quay log' }, place: '#s', readAt: null },
      { sentence: 'cleo recalls a source that is cited.', text: 'Pilot log: It is forged.' },
    ],
    unread: 2,
  });
  const first = await inbox(dora, '?limit=1');
  expect((await inbox(dora, `?limit=1&cursor=${first.nextCursor}`)).items).toEqual(told.items.slice(1));

  const ids = [told.items[0]?.id ?? ''];
  expect(await cleo.done('POST', '/api/v1/notifications/read', { ids })).toEqual({ read: 0, unread: 0 });
  expect(await dora.done('POST', '/api/v1/notifications/read', { ids })).toEqual({ read: 1, unread: 1 });
  expect((await inbox(dora, '?unread=yes')).items.map(({ id }) => id)).toEqual([told.items[1]?.id]);
  const until = new Date().toISOString();
  expect(await dora.done('POST', '/api/v1/notifications/read', { until })).toEqual({ read: 1, unread: 0 });
});

test('what cannot be read is answered with what was expected, and changes nothing', async () => {
  for (const body of [
    {},
    { ids: [] },
    { ids: ['x'] },
    { subject: 'user:1' },
    { until: 'today' },
    { ids: ['x'], more: 1 },
    7,
  ]) {
    expect([body, (await dora.request('POST', '/api/v1/notifications/read', body)).status]).toEqual([body, 400]);
  }
  for (const query of ['?unread=no', '?limit=0', '?cursor=x', '?odd=1']) {
    expect([query, (await dora.request('GET', `/api/v1/notifications${query}`)).status]).toEqual([query, 400]);
  }
  expect((await fetch(`${server.origin}/api/v1/notifications`)).status).toBe(401);
  const { token } = await dora.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'reads', scopes: ['read'] });
  const reads = withToken(server.origin, token);
  expect((await reads.request('GET', '/api/v1/notifications')).status).toBe(200);
  expect((await reads.request('POST', '/api/v1/notifications/read', { until: new Date().toISOString() })).status).toBe(
    403,
  );
});

test('a word that is in no mail ends nothing', async () => {
  for (const word of ['x', '0'.repeat(64), '%00', '../../api']) {
    const at = `${server.origin}/mail/${encodeURIComponent(word)}/stop`;
    expect((await fetch(at, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(404);
    expect((await fetch(`${server.origin}/mail/${encodeURIComponent(word)}`)).status).toBe(200);
  }
});
