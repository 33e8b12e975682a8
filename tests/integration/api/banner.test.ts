import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

async function person(name: string) {
  const email = `${name}@desk.example`;
  const password = `a long password of ${name}`;
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { email, name, password, role: 'member' });
  return { id, client: await signIn(server.origin, email, password) };
}

const content = {
  type: 'doc',
  content: [
    { type: 'title', content: [{ type: 'text', text: 'The harbour' }] },
    { type: 'paragraph', attrs: { marking: '(C//NF)' }, content: [{ type: 'text', text: 'From inside.' }] },
  ],
};

/** Rows of the audit log about an assessment's banner, oldest first. */
async function banners(id: string): Promise<readonly { readonly action: string; readonly data: unknown }[]> {
  type Row = { readonly action: string; readonly subject: string; readonly data: unknown };
  const { body } = await admin.request('GET', '/api/v1/audit');
  const rows = String(body)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  return rows.filter(({ action, subject }) => action.startsWith('banner.') && subject === `assessment:${id}`);
}

describe('the banner over HTTP', () => {
  test('[MR9] who reads a draft sees its banner; who writes it raises it and takes that back; nobody else either', async () => {
    const [olga, edda, rolf, rea, otto] = [
      await person('olga'),
      await person('edda'),
      await person('rolf'),
      await person('rea'),
      await person('otto'),
    ];
    const { id } = await olga.client.done<{ id: string }>('POST', '/api/v1/assessments', {
      title: 'The harbour',
      marking: 'us',
      import: { format: 'json', content },
    });
    await olga.client.done('PUT', `/api/v1/assessments/${id}/members`, [
      { userId: olga.id, role: 'owner' },
      { userId: edda.id, role: 'editor' },
      { userId: rolf.id, role: 'reviewer' },
      { userId: rea.id, role: 'reader' },
    ]);
    const path = `/api/v1/assessments/${id}/banner`;
    const raise = { mark: '(s//nf)', reason: '  Together they name the berth.  ' };
    const asMade = { system: 'us', banner: 'CONFIDENTIAL//NOFORN', computed: 'CONFIDENTIAL//NOFORN', raised: null };

    // Who may not: told so, and nothing is changed. Who is no member is not told that there is one.
    for (const [who, client, status] of [
      ['reviewer', rolf.client, 403],
      ['reader', rea.client, 403],
      ['stranger', otto.client, 404],
    ] as const) {
      expect((await client.request('PUT', path, raise)).status, `${who} raises`).toBe(status);
      expect((await client.request('DELETE', path)).status, `${who} undoes`).toBe(status);
    }
    const { status: signedOut } = await fetch(`${server.origin}${path}`);
    expect(signedOut).toBe(401);
    expect((await otto.client.request('GET', path)).status).toBe(404);
    for (const { client } of [olga, edda, rolf, rea]) expect(await client.done('GET', path)).toEqual(asMade);

    // What is no raise: said why, and nothing is changed.
    for (const [body, status] of [
      [undefined, 400],
      [[], 400],
      [{}, 400],
      [{ mark: 'SECRET//NOFORN' }, 400],
      [{ reason: 'Why not.' }, 400],
      [{ mark: '', reason: 'Why not.' }, 400],
      [{ mark: 'SECRET//NOFORN', reason: '  ' }, 400],
      [{ mark: 7, reason: 'Why not.' }, 400],
      [{ mark: 'very secret', reason: 'Why not.' }, 400],
      [{ mark: 'TLP:RED', reason: 'Why not.' }, 400],
      [{ mark: 'S'.repeat(201), reason: 'Why not.' }, 400],
      [{ mark: 'SECRET//NOFORN', reason: 'x'.repeat(501) }, 400],
      [{ ...raise, by: 'somebody else' }, 400],
      [{ mark: 'UNCLASSIFIED', reason: 'Why not.' }, 409],
      [{ mark: 'CONFIDENTIAL//NOFORN', reason: 'Why not.' }, 409],
    ] as const) {
      const answer = await edda.client.request('PUT', path, body);
      expect(answer.status, JSON.stringify(body)).toBe(status);
      expect(answer.body, JSON.stringify(body)).toMatchObject({ error: { message: expect.stringMatching(/\w/u) } });
    }
    expect((await edda.client.request('DELETE', path)).status).toBe(409);
    for (const method of ['POST', 'PATCH'])
      expect((await edda.client.request(method, path, raise)).status, method).toBe(405);
    expect((await edda.client.request('GET', '/api/v1/assessments/nowhere/banner')).status).toBe(404);
    expect(await edda.client.done('GET', path)).toEqual(asMade);
    expect(await banners(id)).toEqual([]);

    // An editor raises it; everybody reads the same; the exports carry it.
    const raised = await edda.client.done('PUT', path, raise);
    const stands = { to: 'SECRET//NOFORN', reason: 'Together they name the berth.', by: 'edda' };
    expect(raised).toMatchObject({ ...asMade, banner: 'SECRET//NOFORN', raised: stands });
    for (const { client } of [olga, edda, rolf, rea]) expect(await client.done('GET', path)).toEqual(raised);
    const printed = await rea.client.request('GET', `/api/v1/assessments/${id}/content?format=text`);
    expect(printed.body).toMatch(/^SECRET\/\/NOFORN\n/u);

    // An owner takes it back, once.
    expect(await olga.client.done('DELETE', path)).toEqual(asMade);
    expect((await olga.client.request('DELETE', path)).status).toBe(409);
    expect(await rea.client.done('GET', path)).toEqual(asMade);
    expect(await banners(id)).toMatchObject([
      { action: 'banner.raised', data: { to: 'SECRET//NOFORN', reason: 'Together they name the berth.' } },
      { action: 'banner.raise-undone' },
    ]);
  });
});
