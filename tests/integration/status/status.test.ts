import { afterEach, expect, test, vi } from 'vitest';
import { Client } from 'pg';
import { signIn, withToken } from '../apiClient.ts';
import { TypingClient } from '../rooms/TypingClient.ts';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { startPostgres } from '../startPostgres.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});
const patience = { timeout: 60_000, interval: 50 };

async function start(env: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer({ env });
  cleanUp.push(async () => {
    await server.kill();
    await removeDataDir(server.dataDir);
  });
  return server;
}

test('[ST1][ST3][ST4] counts for who may see them, and no word of anybody in them or in the log', async () => {
  const server = await start({ LOG_LEVEL: 'trace' });
  const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const password = 'canary-password-of-mallory';
  const mallory = { email: 'canary@desk.example', name: 'Canary Person', password, role: 'member' };
  await admin.done('POST', '/api/v1/users', mallory);
  const member = await signIn(server.origin, mallory.email, password);
  const { id } = await member.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Canary title',
    import: { format: 'text', content: 'The canarytext stands here.' },
  });
  const tokens = await Promise.all([
    admin.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'watch', scopes: ['read'] }),
    member.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'mine' }),
  ]);
  const [watching, own] = tokens.map(({ token }) => token);
  const typist = new TypingClient({ origin: server.origin, cookie: member.cookie, assessmentId: id }, () => undefined);
  cleanUp.push(() => typist.end());
  await vi.waitUntil(() => typist.provider.synced, patience);
  for (let edit = 0; edit < 20; edit += 1) typist.edit(new SeededRandom(edit));
  await vi.waitUntil(() => typist.isSaved, patience);
  // Things that go wrong, with canaries in them: a password, a token, an address, a body, a query.
  await signIn(server.origin, mallory.email, 'canary-wrong-password').catch(() => undefined);
  await withToken(server.origin, 'ys_canarytoken').request('GET', '/api/v1/assessments');
  await fetch(`${server.origin}/join/canarylinksecret`);
  await fetch(`${server.origin}/api/v1/search?q=canaryquery%00`, { headers: { Cookie: member.cookie } });
  await member.request('POST', '/api/v1/assessments', {
    title: 'canarybody\u0000',
    import: { format: 'json', content: '{' },
  });

  const metrics = async (headers: Record<string, string>): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${server.origin}/metrics`, { headers });
    return { status: response.status, text: await response.text() };
  };
  const local = await metrics({});
  expect(local.status).toBe(200);
  expect(local.text).toMatch(/^yardstick_sockets 1$/m);
  expect(local.text).toMatch(/^yardstick_acknowledgement_seconds_bucket\{le="\+Inf"\} [1-9]/m);
  expect(local.text).toMatch(/^yardstick_http_requests_total\{kind="api",status="2xx"\} [1-9]/m);
  for (const line of local.text.split('\n').slice(0, -1)) {
    expect(line).toMatch(/^(# (HELP|TYPE) yardstick_\w+ .+|yardstick_\w+(\{[\w=",.+-]+\})? [\d.e+-]+)$/);
  }
  expect((await metrics({ Authorization: `Bearer ${watching}` })).status).toBe(200);
  for (const headers of [
    { Authorization: `Bearer ${own}` },
    { Authorization: 'Bearer ys_nobody' },
    { 'X-Forwarded-For': '203.0.113.9' },
    { Via: '1.1 proxy' },
  ]) {
    expect((await metrics(headers as Record<string, string>)).status, JSON.stringify(headers)).toBe(404);
  }

  const status = await admin.request('GET', '/api/v1/status');
  expect(status.body).toMatchObject({
    ready: { ok: true, database: true, migrations: true, rooms: true },
    rooms: { rooms: 1, sockets: 1 },
    storage: { database: 'embedded', assessments: 1, quarantined: [] },
  });
  expect((await member.request('GET', '/api/v1/status')).status).toBe(403);
  expect((await fetch(`${server.origin}/api/v1/status`)).status).toBe(401);

  const canaries = /canary|mallory|passphrase|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}/i;
  expect(local.text).not.toMatch(canaries);
  expect(JSON.stringify(status.body)).not.toMatch(canaries);
  const secrets = [watching, own, testAdmin.password, password, member.cookie.split('=').at(-1)].map(String);
  expect(secrets.filter((secret) => server.output().includes(secret))).toEqual([]);
  expect(await server.stop()).toBe(0);
  expect(server.output()).not.toMatch(/canary/i);
  expect(server.output()).toMatch(/^\{"level".*"draining"/m);
}, 300_000);

test('[ST2] ready only while the database answers, holds this schema, and rooms are served', async (context) => {
  const postgres = await startPostgres();
  if (postgres === null) return context.skip();
  cleanUp.push(() => postgres.stop());
  const url = await postgres.newDatabase('readiness');
  const secret = 'a secret of the tests, which signs sessions of nobody';
  const server = await start({ DATABASE_URL: url, NEXTAUTH_SECRET: secret });
  const ready = async (): Promise<unknown> => {
    const response = await fetch(`${server.origin}/readyz`);
    return [response.status, await response.json()];
  };
  const fine = { ok: true, database: true, migrations: true, rooms: true };
  expect(await ready()).toEqual([200, fine]);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name)
    VALUES ('later', 'x', now(), '20990101000000_later')`);
  expect(await ready()).toEqual([503, { ...fine, ok: false, migrations: false }]);
  await client.query(`DELETE FROM "_prisma_migrations" WHERE id = 'later'`);
  await client.end();
  expect(await ready()).toEqual([200, fine]);
  const goOn = await postgres.freeze();
  expect(await ready()).toEqual([503, { ...fine, ok: false, database: false, migrations: false }]);
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  await goOn();
  await vi.waitFor(async () => expect(await ready()).toEqual([200, fine]), patience);
  expect(await server.stop()).toBe(0);
}, 300_000);
