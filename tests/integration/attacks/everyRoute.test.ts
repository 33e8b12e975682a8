import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, withToken, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
let assessmentId = '';
type Route = { readonly method: string; readonly path: string };
/** Every operation that the product says it has: a new one is tried here without being named. */
let routes: readonly Route[] = [];

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  assessmentId = (await admin.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Attacked' })).id;
  const document = (await (await fetch(`${server.origin}/api/v1/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  const methods = ['get', 'post', 'put', 'patch', 'delete'];
  routes = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter((method) => methods.includes(method) && !path.endsWith('/openapi.json'))
      .map((method) => ({ method: method.toUpperCase(), path: filled(path) })),
  );
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

/** The path with ids in it: a real one where it is an assessment's. */
function filled(path: string): string {
  const full = path.startsWith('/api/v1') ? path : `/api/v1${path}`;
  return full
    .replace('/assessments/{id}', `/assessments/${assessmentId}`)
    .replace(/\{(n|a|b|to|from)\}/g, '1')
    .replace('{sha256}', 'a'.repeat(64))
    .replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
}

async function send(route: Route, headers: Record<string, string>): Promise<Response> {
  const body = route.method === 'GET' ? {} : { body: '{}' };
  return fetch(`${server.origin}${route.path}`, {
    method: route.method,
    redirect: 'manual',
    headers: { ...headers, ...(route.method === 'GET' ? {} : { 'Content-Type': 'application/json' }) },
    ...body,
  });
}

const auditRows = async (): Promise<string> => String((await admin.request('GET', '/api/v1/audit?since=0')).body);

test('[AT1][AT2][AT3][AT9] every route: nobody gets in, no page elsewhere changes anything, a reading token neither, and all answers are guarded', async () => {
  expect(routes.length).toBeGreaterThan(60);
  const before = await auditRows();
  const reading = await admin.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'reads', scopes: ['read'] });
  const made = await auditRows();
  expect(made).not.toBe(before);
  const wrong: string[] = [];
  const expectOf = async (
    route: Route,
    as: string,
    headers: Record<string, string>,
    isFine: (status: number) => boolean,
  ) => {
    const response = await send(route, headers);
    await response.arrayBuffer();
    const where = `${route.method} ${route.path} ${as}: ${response.status}`;
    if (!isFine(response.status)) wrong.push(where);
    for (const [name, value] of [
      ['x-content-type-options', 'nosniff'],
      ['x-frame-options', 'DENY'],
      ['referrer-policy', 'same-origin'],
      ['cross-origin-opener-policy', 'same-origin'],
    ] as const) {
      if (response.headers.get(name) !== value) wrong.push(`${where}: ${name}`);
    }
    if (!/default-src 'none'/.test(response.headers.get('content-security-policy') ?? ''))
      wrong.push(`${where}: policy`);
    if (response.headers.has('access-control-allow-origin')) wrong.push(`${where}: open to other pages`);
  };
  for (const route of routes) {
    await expectOf(route, 'nobody', {}, (status) => status === 401);
    await expectOf(route, 'a made-up token', { Authorization: 'Bearer ys_madeup' }, (status) => status === 401);
    if (route.method === 'GET') continue;
    for (const origin of ['https://evil.example', 'null', `${server.origin}.evil.example`, 'http://127.0.0.1:1']) {
      const headers = { Cookie: admin.cookie, Origin: origin };
      await expectOf(route, `from ${origin}`, headers, (status) => status === 403);
    }
    await expectOf(route, 'a reading token', { Authorization: `Bearer ${reading.token}` }, (status) => status >= 400);
  }
  expect(wrong).toEqual([]);
  expect(await auditRows()).toBe(made);
});

test('[AT9] every answer outside the API is guarded too', async () => {
  for (const path of [
    '/',
    '/signin',
    '/healthz',
    '/readyz',
    '/metrics',
    '/r/nothing',
    '/nowhere',
    '/%ff',
    '/setup/none',
  ]) {
    const { headers } = await fetch(`${server.origin}${path}`, { redirect: 'manual' });
    const policy = headers.get('content-security-policy') ?? '';
    expect([path, headers.get('x-content-type-options'), headers.get('x-frame-options')]).toEqual([
      path,
      'nosniff',
      'DENY',
    ]);
    expect(policy, path).toMatch(/default-src '(none|self)'/);
    expect(policy, path).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(headers.get('x-powered-by'), path).toBeNull();
  }
});

test('[AT2] a token may what its scopes say, at each use, whoever made it', async () => {
  const make = async (scopes: readonly string[]) =>
    withToken(
      server.origin,
      (await admin.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'x', scopes })).token,
    );
  const [reads, writes] = [await make(['read']), await make(['write'])];
  expect((await reads.request('GET', '/api/v1/assessments')).status).toBe(200);
  expect((await reads.request('POST', '/api/v1/assessments', { title: 'No' })).status).toBe(403);
  expect((await reads.request('DELETE', `/api/v1/assessments/${assessmentId}`)).status).toBe(403);
  expect((await reads.request('GET', '/api/v1/users')).status).toBe(403);
  expect((await reads.request('GET', '/api/v1/audit')).status).toBe(403);
  expect((await reads.request('GET', '/api/v1/webhooks')).status).toBe(403);
  expect((await reads.request('POST', '/api/v1/tokens', { name: 'more', scopes: ['admin'] })).status).toBe(403);
  expect((await writes.request('GET', '/api/v1/assessments')).status).toBe(403);
  expect((await writes.request('POST', '/api/v1/tokens', { name: 'more', scopes: ['admin'] })).status).toBe(403);
  const made = await writes.done<{ id: string; token: string }>('POST', '/api/v1/tokens', { name: 'same' });
  const heir = withToken(server.origin, made.token);
  expect((await heir.request('GET', '/api/v1/users')).status).toBe(403);
  expect((await admin.request('DELETE', `/api/v1/tokens/${made.id}`)).status).toBe(204);
  expect((await heir.request('POST', '/api/v1/assessments', { title: 'No' })).status).toBe(401);
});
