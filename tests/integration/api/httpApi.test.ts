import { createHash } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, withToken, type ApiClient } from '../apiClient.ts';
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

type Made = { readonly id: string };
const kindOf = (body: unknown): string => (body as { error: { kind: string } }).error.kind;

async function person(
  name: string,
): Promise<{ readonly id: string; readonly email: string; readonly client: ApiClient }> {
  const email = `${name}@desk.example`;
  const password = `a long password of ${name}`;
  const { id } = await admin.done<Made>('POST', '/api/v1/users', { email, name, password, role: 'member' });
  return { id, email, client: await signIn(server.origin, email, password) };
}

/** One try to sign in, as a browser sends it; `address` is what a proxy would name. */
async function tryPassword(
  email: string,
  password: string,
  address = '10.1.0.1',
  origin = server.origin,
): Promise<Response> {
  const csrf = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  return fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, 'X-Forwarded-For': address },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  });
}

async function freePort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  return port;
}

describe('sign-in', () => {
  test('cookies are HttpOnly and SameSite=Lax, and last at most 30 days', async () => {
    const response = await tryPassword(testAdmin.email, testAdmin.password);
    expect(response.status).toBe(200);
    const session = response.headers.getSetCookie().find((line) => line.startsWith('next-auth.session-token='));
    expect(session).toMatch(/HttpOnly/i);
    expect(session).toMatch(/SameSite=Lax/i);
    const expires = Date.parse(/Expires=([^;]+)/i.exec(session ?? '')?.[1] ?? '');
    expect(expires - Date.now()).toBeLessThanOrEqual(30 * 24 * 60 * 60 * 1000);
    for (const line of (await fetch(`${server.origin}/api/auth/csrf`)).headers.getSetCookie()) {
      expect(line).toMatch(/HttpOnly/i);
      expect(line).toMatch(/SameSite=Lax/i);
    }
  });

  test('an unknown account and a wrong password get the same answer', async () => {
    const wrong = await tryPassword(testAdmin.email, 'not this one at all');
    const unknown = await tryPassword('nobody@desk.example', 'not this one at all');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const body = await wrong.text();
    expect(body).toContain('error=CredentialsSignin');
    expect(await unknown.text()).toBe(body);
    for (const answer of [wrong, unknown]) {
      expect(answer.headers.getSetCookie().some((line) => line.includes('session-token'))).toBe(false);
    }
  });

  test('after ten failures 429 with Retry-After, whatever other address is claimed', async () => {
    const dan = await person('dan');
    for (let n = 0; n < 10; n += 1) {
      expect((await tryPassword(dan.email, 'not this one at all', `10.1.1.${n}`)).status).toBe(401);
    }
    const refused = await tryPassword(dan.email, 'a long password of dan', '10.1.1.100');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    expect(kindOf(await refused.json())).toBe('too-many');
  });

  test('behind a proxy the addresses it names are counted each for itself', async () => {
    const port = await freePort();
    const proxied = await startServer({ port, env: { PUBLIC_URL: 'http://desk.example' } });
    const tryFrom = (address: string, password: string): Promise<Response> =>
      tryPassword(testAdmin.email, password, address, `http://127.0.0.1:${port}`);
    try {
      for (let n = 0; n < 10; n += 1) expect((await tryFrom('10.1.0.3', 'not this one at all')).status).toBe(401);
      expect((await tryFrom('10.1.0.3', testAdmin.password)).status).toBe(429);
      const elsewhere = await tryFrom('10.1.0.4', testAdmin.password);
      expect(elsewhere.headers.getSetCookie().some((line) => line.includes('session-token='))).toBe(true);
    } finally {
      await proxied.stop();
      await removeDataDir(proxied.dataDir);
    }
  });

  test('disabling an account ends its session and its tokens at once', async () => {
    const eva = await person('eva');
    const { token } = await eva.client.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'script' });
    const byToken = withToken(server.origin, token);
    expect((await byToken.request('GET', '/api/v1/assessments')).status).toBe(200);
    await admin.done('PATCH', `/api/v1/users/${eva.id}`, { disabled: true });
    for (const client of [eva.client, byToken]) {
      const answer = await client.request('GET', '/api/v1/assessments');
      expect([answer.status, kindOf(answer.body)]).toEqual([401, 'sign-in']);
    }
    await expect(signIn(server.origin, eva.email, 'a long password of eva')).rejects.toThrow('401');
    const session = await fetch(`${server.origin}/api/auth/session`, { headers: { Cookie: eva.client.cookie } });
    expect(await session.json()).toEqual({});
  });

  test('strangers cannot write into the log', async () => {
    const response = await fetch(`${server.origin}/api/auth/_log`, {
      method: 'POST',
      body: '{"level":"error","code":"X"}',
    });
    expect(response.status).toBe(204);
    expect(server.output()).not.toContain('"X"');
  });
});

describe('assessments', () => {
  const text = [
    'Harvest outlook',
    '',
    'Key Judgments',
    'It is likely that exports recover by spring. Prices will almost certainly fall.',
    '',
    'Recommendations',
    'Watch the ports.',
  ].join('\n');

  test('from text to content, members, archive and back', async () => {
    const [ben, cem] = [await person('ben'), await person('cem')];
    const made = await ben.client.request('POST', '/api/v1/assessments', {
      title: 'Harvest outlook',
      import: { format: 'text', content: text },
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ title: 'Harvest outlook', status: 'draft', role: 'owner', judgmentCount: 2 });
    const { id } = made.body as Made;
    const path = `/api/v1/assessments/${id}`;

    const raw = await fetch(`${server.origin}${path}/content?format=json`, { headers: { Cookie: ben.client.cookie } });
    const body = await raw.text();
    const tag = raw.headers.get('etag') ?? '';
    expect(tag).toBe(`"${createHash('sha256').update(body).digest('hex')}"`);
    const draft = JSON.parse(body) as { readonly type: string; readonly content: readonly object[] };
    expect(draft.type).toBe('doc');
    expect(body).toContain('"likelihood":"likely"');
    const again = await fetch(`${server.origin}${path}/content`, {
      headers: { Cookie: ben.client.cookie, 'If-None-Match': tag },
    });
    expect(again.status).toBe(304);
    for (const format of ['markdown', 'text', 'html']) {
      const rendered = await ben.client.request('GET', `${path}/content?format=${format}`);
      expect(String(rendered.body)).toContain('Watch the ports.');
    }

    const hidden = await cem.client.request('GET', path);
    expect(hidden.status).toBe(404);
    expect((await cem.client.request('GET', '/api/v1/assessments/x')).body).toEqual(hidden.body);
    const members = [
      { userId: ben.id, role: 'owner' },
      { userId: cem.id, role: 'reader' },
    ];
    expect(await ben.client.done('PUT', `${path}/members`, members)).toMatchObject(members);
    expect(await cem.client.done('GET', path)).toMatchObject({ id, role: 'reader' });
    expect((await cem.client.request('PUT', `${path}/members`, members)).status).toBe(403);
    const noOwner = await ben.client.request('PUT', `${path}/members`, [{ userId: cem.id, role: 'reader' }]);
    expect([noOwner.status, kindOf(noOwner.body)]).toEqual([409, 'conflict']);

    expect(await ben.client.done('PATCH', path, { title: 'Harvest, revised' })).toMatchObject({
      title: 'Harvest, revised',
    });
    expect(JSON.stringify(await ben.client.done('GET', `${path}/content`))).toContain('Harvest, revised');
    await ben.client.done('DELETE', path);
    expect(await ben.client.done('GET', '/api/v1/assessments')).toEqual({ items: [], nextCursor: null });
    await ben.client.done('POST', `${path}/unarchive`);
    expect(await ben.client.done<{ items: object[] }>('GET', '/api/v1/assessments')).toMatchObject({ items: [{ id }] });
  });
});

describe('the edges', () => {
  test('another origin changes nothing; our own may', async () => {
    const send = (origin: string): Promise<Response> =>
      fetch(`${server.origin}/api/v1/assessments`, {
        method: 'POST',
        headers: { Cookie: admin.cookie, Origin: origin, 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: 'From a page' }),
      });
    expect((await send('https://evil.example')).status).toBe(403);
    expect((await send(server.origin)).status).toBe(201);
  });

  test('unknown paths, nobody, bad bodies and long pages answer in JSON', async () => {
    const nobody = await fetch(`${server.origin}/api/v1/assessments`);
    expect([nobody.status, kindOf(await nobody.json())]).toEqual([401, 'sign-in']);
    const unknown = await admin.request('GET', '/api/v1/no/such/path');
    expect([unknown.status, kindOf(unknown.body)]).toEqual([404, 'not-found']);
    const long = await admin.request('GET', '/api/v1/users?limit=101');
    expect([long.status, kindOf(long.body)]).toEqual([400, 'invalid-input']);
    const bad = await admin.request('POST', '/api/v1/users', { email: 'x', name: '', password: 'short', role: 'boss' });
    expect([bad.status, kindOf(bad.body)]).toEqual([400, 'invalid-input']);
    expect((await admin.request('PUT', '/api/v1/users')).status).toBe(405);
  });

  test('the document describes the API', async () => {
    const document = await (await fetch(`${server.origin}/api/v1/openapi.json`)).json();
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: `${server.origin}/api/v1` }] });
  });

  test('the audit log holds, as JSON lines', async () => {
    const verdict = await admin.done<{ ok: boolean; rows: number }>('GET', '/api/v1/audit/verify');
    expect(verdict.ok).toBe(true);
    const lines = String((await admin.request('GET', '/api/v1/audit?since=0')).body)
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(verdict.rows);
    expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual(lines.map((_, index) => index + 1));
    const outsider = await person('outsider');
    expect((await outsider.client.request('GET', '/api/v1/audit')).status).toBe(403);
  });

  test('administrators who demote each other at the same moment: one remains', async () => {
    const root = { email: 'root@desk.example', name: 'Root', password: 'a long password of root', role: 'admin' };
    const { id } = await admin.done<Made>('POST', '/api/v1/users', root);
    const other = await signIn(server.origin, root.email, root.password);
    const { items } = await admin.done<{ items: { id: string; email: string }[] }>('GET', '/api/v1/users?query=admin');
    const own = items.find((user) => user.email === testAdmin.email)?.id ?? '';
    const both = await Promise.all([
      admin.request('PATCH', `/api/v1/users/${id}`, { role: 'member' }),
      other.request('PATCH', `/api/v1/users/${own}`, { role: 'member' }),
    ]);
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
    // Whoever came second was refused: as the last administrator's, or as no administrator's any more.
    expect(both.some((answer) => answer.status === 409 || answer.status === 403)).toBe(true);
  });
});

describe('markings', () => {
  test('the banner of portions, with what is wrong about them by place', async () => {
    const { client } = await person('mara');
    const { status, body } = await client.request('POST', '/api/v1/markings/rollup', {
      system: 'us',
      portions: ['(U)', '(S//NF)', '(C//REL TO USA, GBR)', '(S//NF/REL TO USA, GBR)'],
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      banner: 'SECRET//NOFORN',
      problems: [
        {
          rule: 'NOFORN not with release',
          severity: 'error',
          message: expect.stringContaining('REL TO') as string,
          at: 3,
        },
      ],
    });
  });

  test('bad input is named, and nobody rolls up unasked', async () => {
    const { client } = await person('milo');
    const refused = await client.request('POST', '/api/v1/markings/rollup', { system: 'martian', portions: [1] });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('tlp2');
    const stranger = await fetch(`${server.origin}/api/v1/markings/rollup`, { method: 'POST', body: '{}' });
    expect(stranger.status).toBe(401);
  });
});

describe('checks', () => {
  test('what they find in a draft, and only for who may read it', async () => {
    const { client } = await person('cara');
    const { id } = await client.done<Made>('POST', '/api/v1/assessments', {
      title: 'Outlook for the harbour',
      import: { format: 'text', content: 'Key Judgments\nThe harbour might reopen.' },
    });
    const { findings, counts } = await client.done<{
      findings: {
        checkId: string;
        fingerprint: string;
        quote: string;
        blockId: string | null;
        severity: string;
        gate: boolean;
      }[];
      counts: Record<string, number>;
    }>('GET', `/api/v1/assessments/${id}/checks`);
    expect(findings.find(({ checkId }) => checkId === 'EL2')).toMatchObject({ quote: 'might', severity: 'error' });
    expect(findings.find(({ checkId }) => checkId === 'AS1')).toMatchObject({ blockId: null });
    expect(counts['gate']).toBe(findings.filter(({ gate }) => gate).length);
    expect(counts['error']).toBe(findings.filter(({ severity }) => severity === 'error').length);
    const stranger = await person('sven');
    expect((await stranger.client.request('GET', `/api/v1/assessments/${id}/checks`)).status).toBe(404);

    const { fingerprint } = findings.find(({ checkId }) => checkId === 'EL2') ?? { fingerprint: '' };
    const path = `/api/v1/assessments/${id}/waivers`;
    const waived = await client.request('POST', path, { fingerprint, reason: 'The harbour master’s own word.' });
    expect(waived.status).toBe(200);
    expect(waived.body).toMatchObject({ checkId: 'EL2', waived: { reason: 'The harbour master’s own word.' } });
    expect((await client.request('POST', path, { fingerprint, reason: 'Again.' })).status).toBe(409);
    expect((await client.request('POST', path, { fingerprint, reason: '' })).status).toBe(400);
    expect((await client.request('DELETE', path, { fingerprint })).status).toBe(204);
    expect((await client.done<{ items: unknown[] }>('GET', path)).items).toHaveLength(1);

    const profile = `/api/v1/assessments/${id}/checks/profile`;
    expect((await client.request('GET', profile)).body).toEqual({ base: 'assessment', on: [], off: [] });
    const switched = await client.request('PUT', profile, { base: 'blank', on: ['AS1'], off: ['EL2'] });
    expect(switched).toMatchObject({ status: 200, body: { base: 'blank', on: ['AS1'], off: ['EL2'] } });
    const after = await client.done<{ findings: { checkId: string }[]; profile: unknown }>(
      'GET',
      `/api/v1/assessments/${id}/checks`,
    );
    expect(after.profile).toEqual(switched.body);
    expect(after.findings.map(({ checkId }) => checkId)).not.toContain('EL2');
    for (const bad of [
      {},
      { on: [], off: ['NO1'] },
      { on: ['EL2'], off: ['EL2'] },
      { base: 'mine', on: [], off: [] },
      { on: 'EL2', off: [] },
    ]) {
      expect((await client.request('PUT', profile, bad)).status, JSON.stringify(bad)).toBe(400);
    }
    expect((await stranger.client.request('PUT', profile, { on: [], off: [] })).status).toBe(404);
    expect((await stranger.client.request('GET', profile)).status).toBe(404);
  });
});
