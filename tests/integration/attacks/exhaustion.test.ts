import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestLimits } from '../../../lib/auth/requestBounds.ts';
import { signIn, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
let ben: ApiClient;

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const account = { email: 'ben@desk.example', name: 'Ben', password: 'a long enough passphrase', role: 'member' };
  await admin.done('POST', '/api/v1/users', account);
  ben = await signIn(server.origin, account.email, account.password);
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

/** An import whose body never comes to its end: costly work that goes on for as long as its sender likes. */
function endlessImport(api: ApiClient): Promise<Socket> {
  const { host, hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  const head = [
    'POST /api/v1/imports HTTP/1.1',
    `Host: ${host}`,
    `Cookie: ${api.cookie}`,
    'Content-Type: application/json',
    'Content-Length: 1000',
    '',
    '{"format":',
  ];
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.write(head.join('\r\n'), () => resolve(socket));
  });
}

test('[AT15] who has too much under way is told to wait; others are not, nor what costs little; and it passes', async () => {
  const { costlyAtOnce, costlyWaiting } = requestLimits;
  const endless = await Promise.all(Array.from({ length: costlyAtOnce }, () => endlessImport(admin)));
  const beyond = 30;
  const answers: Awaited<ReturnType<ApiClient['request']>>[] = [];
  const searches = Array.from({ length: costlyWaiting + beyond }, async () => {
    answers.push(await admin.request('GET', '/api/v1/search?q=harbour'));
  });
  // The queue is full, so that those beyond it are answered at once, and the others not yet. A search may have come before
  // one of the imports, and be done.
  const count = (wanted: number): number => answers.filter(({ status }) => status === wanted).length;
  await expect.poll(() => count(429), { timeout: 60_000 }).toBeGreaterThanOrEqual(beyond - costlyAtOnce);
  expect(answers.length).toBeLessThanOrEqual(beyond + costlyAtOnce);
  const [refused] = answers.filter(({ status }) => status === 429);
  expect(refused?.headers.get('Retry-After')).toBe('5');
  expect(refused?.body).toMatchObject({ error: { kind: 'too-many', details: { retryAfterSeconds: 5 } } });
  expect((await admin.request('GET', '/api/v1/assessments')).status).toBe(200);
  expect((await ben.request('GET', '/api/v1/search?q=harbour')).status).toBe(200);
  expect((await ben.request('POST', '/api/v1/assessments', { title: 'Not kept waiting' })).status).toBe(201);

  for (const socket of endless) socket.destroy();
  await Promise.all(searches);
  expect(count(200) + count(429)).toBe(costlyWaiting + beyond);
  expect(count(429)).toBeLessThanOrEqual(beyond);
}, 180_000);

test('[AT15] hundreds at once, as a page or a program may send them, are all answered', async () => {
  const sent = Array.from({ length: 200 }, (_, n) =>
    n % 4 === 0
      ? ben.request('POST', '/api/v1/assessments', { title: `At once ${n}` })
      : ben.request('GET', '/api/v1/assessments'),
  );
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
}, 180_000);
