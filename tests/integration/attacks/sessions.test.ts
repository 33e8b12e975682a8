import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { signIn, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

async function person(
  name: string,
): Promise<{ readonly id: string; readonly email: string; readonly client: ApiClient }> {
  const email = `${name}@desk.example`;
  const password = `a long password of ${name}`;
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { email, name, password, role: 'member' });
  return { id, email, client: await signIn(server.origin, email, password) };
}
const asCookie = (cookie: string): Promise<Response> =>
  fetch(`${server.origin}/api/v1/assessments`, { headers: { Cookie: cookie } });

test('[AT4] forged, altered, foreign and ended sessions are nobody’s', async () => {
  const eve = await person('eve');
  const [name = '', ...rest] = eve.client.cookie.split('=');
  const value = rest.join('=');
  expect((await asCookie(eve.client.cookie)).status).toBe(200);
  const part = (object: object): string => Buffer.from(JSON.stringify(object)).toString('base64url');
  const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part({ sub: eve.id, userId: eve.id, exp: 4_000_000_000 })}.`;
  const middle = Math.floor(value.length / 2);
  for (const forged of [
    unsigned,
    value.slice(0, -2),
    `${value.slice(0, middle)}${value[middle] === 'A' ? 'B' : 'A'}${value.slice(middle + 1)}`,
    '',
    'null',
    'x'.repeat(7_000),
  ]) {
    expect((await asCookie(`${name}=${forged}`)).status, forged.slice(0, 40)).toBe(401);
  }
  await admin.done('PATCH', `/api/v1/users/${eve.id}`, { disabled: true });
  expect((await asCookie(eve.client.cookie)).status).toBe(401);
  await admin.done('PATCH', `/api/v1/users/${eve.id}`, { disabled: false });
  // A session that was ended does not come back with the account.
  expect((await asCookie(eve.client.cookie)).status).toBe(401);
});

test('[AT5] nobody raises themselves: not by role, by members, by fields they invent', async () => {
  const [mal, ana] = [await person('mal'), await person('ana')];
  const { id } = await ana.client.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Ana’s' });
  await ana.client.done('PUT', `/api/v1/assessments/${id}/members`, [
    { userId: ana.id, role: 'owner' },
    { userId: mal.id, role: 'editor' },
  ]);
  const raise = [{ userId: mal.id, role: 'owner' }];
  expect((await mal.client.request('PUT', `/api/v1/assessments/${id}/members`, raise)).status).toBe(403);
  expect((await mal.client.request('PATCH', `/api/v1/users/${mal.id}`, { role: 'admin' })).status).toBe(403);
  const account = { email: 'x@desk.example', name: 'X', password: 'a long password of x', role: 'admin' };
  expect((await mal.client.request('POST', '/api/v1/users', account)).status).toBe(403);
  for (const body of [
    '{"__proto__":{"workspaceRole":"admin","scopes":["admin"]},"topic":"x"}',
    '{"constructor":{"prototype":{"workspaceRole":"admin"}},"topic":"x"}',
    '{"topic":"x","createdById":"y"}',
    '{"topic":"x","role":"owner"}',
  ]) {
    const response = await fetch(`${server.origin}/api/v1/assessments/${id}`, {
      method: 'PATCH',
      headers: { Cookie: mal.client.cookie, 'Content-Type': 'application/json' },
      body,
    });
    expect([400, 200], body).toContain(response.status);
  }
  expect((await mal.client.request('GET', '/api/v1/users')).status).toBe(403);
  expect((await mal.client.request('PUT', `/api/v1/assessments/${id}/members`, raise)).status).toBe(403);
});

test('[AT6] whose draft it is not cannot tell that it exists', async () => {
  const [owner, out] = [await person('owner'), await person('out')];
  const { id } = await owner.client.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Hidden' });
  const unknown = '00000000-0000-4000-8000-000000000000';
  for (const path of [
    '',
    '/content',
    '/members',
    '/checks',
    '/threads',
    '/versions',
    '/rounds',
    '/publications',
    '/banner',
  ]) {
    const answers = await Promise.all(
      [id, unknown].map((each) => out.client.request('GET', `/api/v1/assessments/${each}${path}`)),
    );
    expect(
      answers.map(({ status }) => status),
      path,
    ).toEqual([404, 404]);
    expect(JSON.stringify(answers[0]?.body), path).toBe(JSON.stringify(answers[1]?.body));
  }
});

test('[AT7] guessing a password is held up, for the account and the address, and says when to come back', async () => {
  const { email } = await person('victim');
  const attempt = async (password: string): Promise<Response> => {
    const csrf = await fetch(`${server.origin}/api/auth/csrf`);
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const jar = csrf.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    return fetch(`${server.origin}/api/auth/callback/credentials`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: jar.join('; ') },
      body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
    });
  };
  for (let guess = 0; guess < 10; guess += 1) expect((await attempt(`guess ${guess}`)).status).not.toBe(429);
  const held = await attempt('a long password of victim');
  expect(held.status).toBe(429);
  expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(held.headers.getSetCookie().filter((line) => line.includes('session-token='))).toEqual([]);
  // Without the form's own token there is no signing in at all.
  const bare = await fetch(`${server.origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: testAdmin.email, password: testAdmin.password, json: 'true' }),
  });
  expect(bare.headers.getSetCookie().filter((line) => line.includes('session-token='))).toEqual([]);
});

test('[RM5][AT8] a page elsewhere gets no socket with the victim’s cookie', async () => {
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Listened to' });
  for (const origin of ['https://evil.example', 'null', `${server.origin}.evil.example`]) {
    const status = await new Promise<number>((resolve) => {
      const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/collab/${id}`, {
        headers: { Cookie: admin.cookie },
        origin,
      });
      socket.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('open', () => resolve(101));
      socket.on('error', () => undefined);
    });
    expect(status, origin).toBe(403);
  }
});
