import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { GET as readRoute, PATCH as patchRoute } from '../../../app/api/v1/assessments/[id]/route.ts';
import { GET as contentRoute } from '../../../app/api/v1/assessments/[id]/content/route.ts';
import { GET as listMembersRoute, PUT as membersRoute } from '../../../app/api/v1/assessments/[id]/members/route.ts';
import { GET as listRoute, POST as createRoute } from '../../../app/api/v1/assessments/route.ts';
import { GET as auditRoute } from '../../../app/api/v1/audit/route.ts';
import { GET as restRoute } from '../../../app/api/v1/[[...rest]]/route.ts';
import { DELETE as revokeRoute } from '../../../app/api/v1/tokens/[id]/route.ts';
import { POST as tokenRoute } from '../../../app/api/v1/tokens/route.ts';
import { POST as userRoute } from '../../../app/api/v1/users/route.ts';
import { createMemoryThrottle } from '../../../lib/auth/memoryThrottle.ts';
import { createRequestBounds, requestLimits, type RequestLimits } from '../../../lib/auth/requestBounds.ts';
import { sealSession, sessionCookieName } from '../../../lib/auth/sessionCookie.ts';
import { err } from '../../../lib/domain/result.ts';
import { provideRuntime } from '../../../lib/commands/runtime.ts';
import { sha256Hex } from '../../../lib/commands/sha256Hex.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { commandWorld, type CommandWorld } from '../commands/commandWorld.ts';

const origin = 'http://127.0.0.1:3000';
const settings = {
  origin,
  origins: [origin, 'http://localhost:3000'],
  secret: 'a secret for tests, long enough',
  oidc: null,
  mailConfigured: false,
  webhookNetworks: 'public' as const,
  demo: false,
  version: '0.0.0',
};
let world: CommandWorld;
let ana: Actor;
let logged: Readonly<Record<string, unknown>>[];

beforeEach(async () => {
  world = commandWorld();
  logged = [];
  begin();
  ana = await world.user('Ana', { role: 'admin' });
});

/** What the server provides; with other bounds than its own where some are given. */
function begin(limits: Partial<RequestLimits> = {}): void {
  const silent = (): void => undefined;
  const log = {
    info: silent,
    warn: silent,
    error: (data: Readonly<Record<string, unknown>>) => void logged.push(data),
  };
  provideRuntime({
    ports: world.ports,
    throttle: createMemoryThrottle(),
    bounds: createRequestBounds(() => 0, { ...requestLimits, ...limits }),
    settings,
    status: () => Promise.reject(new Error('not asked for')),
    printing: { style: '', print: async () => err('no-browser' as const) },
    log,
  });
}

type Sent = { readonly body?: unknown; readonly headers?: Record<string, string>; readonly as?: Actor | null };

async function request(method: string, path: string, sent: Sent = {}): Promise<Request> {
  const actor = sent.as === undefined ? ana : sent.as;
  const cookie =
    actor === null
      ? {}
      : {
          cookie: `${sessionCookieName(settings)}=${await sealSession(settings, { userId: actor.userId, sessionEpoch: 0 })}`,
        };
  const body =
    sent.body === undefined ? {} : { body: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body) };
  return new Request(`${origin}/api/v1${path}`, { method, ...body, headers: { ...cookie, ...sent.headers } });
}
const at = (id?: string): { readonly params: Promise<Record<string, string> | undefined> } => ({
  params: Promise.resolve(id === undefined ? undefined : { id }),
});
const errorOf = async (response: Response): Promise<readonly [number, string]> => {
  const { error } = (await response.json()) as { error: { kind: string; message: string } };
  expect(error.message.length).toBeGreaterThan(10);
  return [response.status, error.kind];
};

describe('how much one may ask', () => {
  const list = async (sent: Sent = {}): Promise<Response> =>
    listRoute(await request('GET', '/assessments', sent), at());

  test('[AT15] beyond the burst of an account: 429 in the API’s own words, and nobody else is kept waiting', async () => {
    begin({ burst: 3 });
    for (let n = 0; n < 3; n += 1) expect((await list()).status).toBe(200);
    const refused = await list();
    expect(refused.headers.get('Retry-After')).toBe('1');
    expect(await refused.json()).toEqual({
      error: {
        kind: 'too-many',
        message: 'More requests than this server answers one caller. Try again in a second.',
        details: { retryAfterSeconds: 1 },
      },
    });
    const ben = await world.user('Ben');
    expect((await list({ as: ben })).status).toBe(200);
    expect(refused.status).toBe(429);
  });

  test('[AT15] who is not signed in is counted by address', async () => {
    begin({ burst: 2 });
    const from = (address: string): Sent => ({ as: null, headers: { 'x-yardstick-address': address } });
    for (const expected of [401, 401, 429]) expect((await list(from('192.0.2.7'))).status).toBe(expected);
    expect((await list(from('192.0.2.8'))).status).toBe(401);
    expect((await list()).status).toBe(200);
  });

  test('[AT15] costly work beyond what may wait is refused before its body is read, and leaves nothing behind', async () => {
    begin({ costlyAtOnce: 1, costlyWaiting: 0 });
    let release: (() => void) | undefined;
    const body = new ReadableStream({
      pull: (controller) =>
        new Promise<void>((resolve) => {
          release = () => {
            controller.enqueue(new TextEncoder().encode('{"title":"Harbour"}'));
            controller.close();
            resolve();
          };
        }),
    });
    const { headers } = await request('POST', '/assessments');
    const first = createRoute(
      new Request(`${origin}/api/v1/assessments`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit),
      at(),
    );
    await expect.poll(() => release).toBeDefined();
    const second = await createRoute(await request('POST', '/assessments', { body: { title: 'Pier' } }), at());
    expect(second.headers.get('Retry-After')).toBe('5');
    expect(await errorOf(second)).toEqual([429, 'too-many']);
    // What costs little goes on.
    expect((await list()).status).toBe(200);
    release?.();
    expect((await first).status).toBe(201);
    expect((await createRoute(await request('POST', '/assessments', { body: { title: 'Pier' } }), at())).status).toBe(
      201,
    );
    expect((await createRoute(await request('POST', '/assessments', { body: '{' }), at())).status).toBe(400);
    expect((await createRoute(await request('POST', '/assessments', { body: { title: 'Quay' } }), at())).status).toBe(
      201,
    );
  });
});

describe('who asks', () => {
  test('nobody, or an ended session: 401', async () => {
    expect(await errorOf(await listRoute(await request('GET', '/assessments', { as: null }), at()))).toEqual([
      401,
      'sign-in',
    ]);
    const bad = { headers: { authorization: 'Bearer ys_bad' } };
    expect(await errorOf(await listRoute(await request('GET', '/assessments', bad), at()))).toEqual([401, 'sign-in']);
  });

  test('a change with a cookie from another origin: 403; from ours, an alias or a script: fine', async () => {
    for (const [from, status] of [
      ['https://evil.example', 403],
      ['null', 403],
      [origin, 201],
      ['http://localhost:3000', 201],
      [null, 201],
    ] as const) {
      const headers: Record<string, string> = from === null ? {} : { origin: from };
      const sent = await request('POST', '/assessments', { body: { title: 'T' }, headers });
      expect((await createRoute(sent, at())).status).toBe(status);
    }
    expect(world.memory.state().assessments.size).toBe(3);
  });

  test('a token needs no origin, keeps to its scopes, and ends', async () => {
    const made = await tokenRoute(await request('POST', '/tokens', { body: { name: 'x', scopes: ['read'] } }), at());
    expect(made.status).toBe(201);
    const { id, token } = (await made.json()) as { id: string; token: string };
    const headers = { authorization: `Bearer ${token}`, origin: 'https://evil.example' };
    const list = async () => listRoute(await request('GET', '/assessments', { as: null, headers }), at());
    expect((await list()).status).toBe(200);
    const change = await request('POST', '/assessments', { as: null, headers, body: { title: 'T' } });
    expect(await errorOf(await createRoute(change, at()))).toEqual([403, 'forbidden']);
    expect((await revokeRoute(await request('DELETE', `/tokens/${id}`), at(id))).status).toBe(204);
    expect((await list()).status).toBe(401);
  });
});

describe('what is sent', () => {
  test.each([
    ['no JSON', '{"title":', 'Expected a body in JSON'],
    ['nothing', undefined, 'Expected a body in JSON'],
    ['no title', {}, 'Expected a title'],
    ['an unknown scale', { title: 'T', scale: 'guess' }, 'icd203'],
    ['an unknown field', { title: 'T', colour: 'red' }, 'colour'],
    ['another form', [], 'expected object'],
  ])('%s: 400, saying what was expected', async (_, body, hint) => {
    const response = await createRoute(await request('POST', '/assessments', { body }), at());
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain('invalid-input');
    expect(text).toContain(hint);
  });

  test('more than 12 MiB: 413', async () => {
    const body = JSON.stringify({ title: 'T', import: { format: 'text', content: 'x'.repeat(12 * 1024 * 1024) } });
    expect(await errorOf(await createRoute(await request('POST', '/assessments', { body }), at()))).toEqual([
      413,
      'too-large',
    ]);
  });

  test.each([
    ['?limit=100', 200],
    ['?limit=101', 400],
    ['?limit=0', 400],
    ['?limit=ten', 400],
    ['?cursor=&limit=', 200],
    ['?cursor=made-up', 400],
    ['?order=title&direction=up', 200],
    ['?order=colour', 400],
    ['?due=never', 400],
  ])('a list with %s: %i', async (query, status) => {
    expect((await listRoute(await request('GET', `/assessments${query}`), at())).status).toBe(status);
  });
});

describe('what is answered', () => {
  test('made, read, changed; strangers and unknown ids get the same 404', async () => {
    const made = await createRoute(await request('POST', '/assessments', { body: { title: 'Wheat' } }), at());
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect((await readRoute(await request('GET', `/assessments/${id}`), at(id))).status).toBe(200);
    const changed = await patchRoute(await request('PATCH', `/assessments/${id}`, { body: { marking: 'uk' } }), at(id));
    expect(await changed.json()).toMatchObject({ id, marking: 'uk' });
    const ben = await world.user('Ben');
    const hidden = await readRoute(await request('GET', `/assessments/${id}`, { as: ben }), at(id));
    const unknown = await readRoute(await request('GET', '/assessments/x', { as: ben }), at('x'));
    expect([hidden.status, await hidden.text()]).toEqual([404, await unknown.text()]);
    const members = await membersRoute(await request('PUT', `/assessments/${id}/members`, { body: [] }), at(id));
    expect(await errorOf(members)).toEqual([409, 'conflict']);
    const user = { email: 'c@example.org', name: 'Cem', password: 'a long enough one' };
    expect(await errorOf(await userRoute(await request('POST', '/users', { as: ben, body: user }), at()))).toEqual([
      403,
      'forbidden',
    ]);
  });

  test('content carries the hash of exactly its bytes, and 304 saves sending it', async () => {
    const id = await world.assessment([[ana, 'owner']]);
    world.drafts.set(id, { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'p' } }] });
    const path = `/assessments/${id}/content?format=json`;
    const first = await contentRoute(await request('GET', path), at(id));
    const body = await first.text();
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toBe(`"${sha256Hex(body)}"`);
    const again = await contentRoute(
      await request('GET', path, { headers: { 'if-none-match': `"x", W/${tag}` } }),
      at(id),
    );
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await contentRoute(await request('GET', path, { headers: { 'if-none-match': '"x"' } }), at(id));
    expect(other.status).toBe(200);
  });

  test('other formats carry the same hash, and are sent anew: what they print also depends on the scale', async () => {
    const id = await world.assessment([[ana, 'owner']]);
    world.drafts.set(id, { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'p' } }] });
    const read = async (format: string, headers: Record<string, string> = {}) =>
      contentRoute(await request('GET', `/assessments/${id}/content?format=${format}`, { headers }), at(id));
    const tag = (await read('json')).headers.get('etag') ?? '';
    for (const format of ['markdown', 'html', 'text']) {
      const response = await read(format, { 'if-none-match': tag });
      expect([response.status, response.headers.get('etag')]).toEqual([200, tag]);
    }
  });

  test('members as GET answers them can be put back', async () => {
    const ben = await world.user('Ben');
    const id = await world.assessment([
      [ana, 'owner'],
      [ben, 'editor'],
    ]);
    const path = `/assessments/${id}/members`;
    const before = await (await listMembersRoute(await request('GET', path), at(id))).json();
    const after = await membersRoute(await request('PUT', path, { body: before }), at(id));
    expect([after.status, await after.json()]).toEqual([200, before]);
  });

  test('the audit log is lines of JSON', async () => {
    await createRoute(await request('POST', '/assessments', { body: { title: 'Wheat' } }), at());
    const response = await auditRoute(await request('GET', '/audit'), at());
    const lines = (await response.text()).trimEnd().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as { seq: number; action: string; hash: string });
    expect(rows.map((row) => [row.seq, row.action])).toEqual([[1, 'assessment.created']]);
  });

  test('a lost database: 503 with a reference that the log knows, and nothing of the cause', async () => {
    const sent = await request('GET', '/assessments');
    world.memory.failWith(new Error('SELECT secret FROM /var/lib'));
    const response = await listRoute(sent, at());
    const text = await response.text();
    expect(response.status).toBe(503);
    expect(text).not.toMatch(/SELECT|var\/lib|at /);
    const { error } = JSON.parse(text) as { error: { kind: string; details: { reference: string } } };
    expect(error.kind).toBe('unavailable');
    expect(logged.map((line) => line['reference'])).toEqual([error.details.reference]);
  });

  test('a method that a path does not have: 405 with those it has, in the API’s own words, on every path', async () => {
    const root = join(import.meta.dirname, '../../../app/api/v1');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files.filter((each) => !each.startsWith('[['))) {
      const route = (await import(join(root, file))) as Readonly<Record<string, (request: Request) => unknown>>;
      const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
      expect(Object.keys(route).toSorted(), file).toEqual(methods.toSorted());
      const refused = methods.filter((method) => route[method]?.length === 0 && method !== 'GET');
      expect(refused.length, file).toBeGreaterThan(1);
      for (const method of refused) {
        const response = route[method]?.(new Request(origin)) as Response;
        expect(await errorOf(response)).toEqual([405, 'invalid-input']);
        expect(response.headers.get('allow')).not.toContain(method);
      }
    }
  });

  test('an unknown path is 404 in the API’s own words', async () => {
    expect(await errorOf(restRoute())).toEqual([404, 'not-found']);
  });
});
