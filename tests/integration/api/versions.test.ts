import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DiffDto, ReadMarkDto, RestoredVersionDto, VersionDto } from '../../../lib/protocol/versionDto.ts';
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
  return { id, name, client: await signIn(server.origin, email, password) };
}
type Person = Awaited<ReturnType<typeof person>>;

async function sharedBy(owner: Person, others: readonly (readonly [Person, string])[]) {
  const { id } = await owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Outlook for the harbour',
    import: { format: 'text', content: 'Key Judgments\nThe harbour will likely reopen.\n\nTrade grows.' },
  });
  const members = [[owner, 'owner'] as const, ...others].map(([{ id: userId }, role]) => ({ userId, role }));
  await owner.client.done('PUT', `/api/v1/assessments/${id}/members`, members);
  return `/api/v1/assessments/${id}`;
}

describe('versions over HTTP', () => {
  test('a version is the draft of one moment, under the hash of its bytes; comparing and restoring go by it', async () => {
    const ana = await person('ana');
    const ben = await person('ben');
    const path = await sharedBy(ana, [[ben, 'editor']]);
    const live = await ana.client.request('GET', `${path}/content?format=json`);
    const first = await ana.client.request('POST', `${path}/versions`, { name: 'Before the talks', note: 'As sent.' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      number: 1,
      kind: 'named',
      name: 'Before the talks',
      note: 'As sent.',
      createdBy: { name: 'ana' },
      contributors: [{ name: 'ana' }],
    });
    expect(live.headers.get('etag')).toBe(`"${(first.body as VersionDto).sha256}"`);

    await ben.client.done('PATCH', path, { title: 'Outlook for the port' });
    const same = await ben.client.done<VersionDto>('POST', `${path}/versions`, {});
    expect(await ben.client.done<VersionDto>('POST', `${path}/versions`, {})).toEqual(same);
    expect(same).toMatchObject({ number: 2, kind: 'auto', contributors: [{ name: 'ben' }] });

    const one = await ana.client.request('GET', `${path}/versions/1`);
    const { content, sha256 } = one.body as { content: unknown; sha256: string };
    expect(createHash('sha256').update(JSON.stringify(content)).digest('hex')).toBe(sha256);
    expect(content).toEqual(live.body);

    for (const to of ['2', 'draft']) {
      const diff = await ana.client.done<DiffDto>('GET', `${path}/versions/1/diff/${to}`);
      const changed = diff.blocks.filter(({ change }) => change !== 'unchanged');
      expect(changed).toMatchObject([{ type: 'title', change: 'edited', fields: [] }]);
      expect(changed[0]?.words.filter(({ op }) => op !== 'equal')).toEqual([
        { op: 'delete', text: 'harbour' },
        { op: 'insert', text: 'port' },
      ]);
      expect(diff.judgments).toMatchObject([
        { label: 'J1', change: 'unchanged', likelihood: { to: 'likely' } },
        { label: 'J2', change: 'unchanged', likelihood: { to: null } },
      ]);
    }

    const diff = await ana.client.done<DiffDto>('GET', `${path}/versions/1/diff/2`);
    expect(diff.people).toMatchObject([{ name: 'ben', userId: ben.id }]);
    expect(Object.values(diff.by ?? {})).toEqual([[ben.id]]);
    const renamed = await ben.client.request('PATCH', `${path}/versions/2`, { name: 'The port' });
    expect(renamed.body).toEqual({ ...same, kind: 'named', name: 'The port' });
    const found = async (query: string) =>
      (await ana.client.done<{ items: VersionDto[] }>('GET', `${path}/versions?${query}`)).items.map(
        ({ number }) => number,
      );
    const today = first.body === null ? '' : (first.body as VersionDto).createdAt.slice(0, 10);
    expect(await found('q=THE%20port')).toEqual([2]);
    expect(await found('q=ben')).toEqual([2]);
    expect(await found('q=nobody')).toEqual([]);
    expect(await found(`since=${today}`)).toEqual([2, 1]);
    expect(await found('until=2020-01-01')).toEqual([]);

    await ben.client.done('PATCH', path, { title: 'Outlook for nobody' });
    const restored = await ben.client.done<RestoredVersionDto>('POST', `${path}/versions/1/restore`);
    expect(restored).toMatchObject({ number: 1, sha256, kept: { number: 3, kind: 'auto' } });
    expect((await ana.client.request('GET', `${path}/content?format=json`)).body).toEqual(content);
    const back = await ana.client.done<DiffDto>('GET', `${path}/versions/3/diff/draft`);
    expect(back.blocks.filter(({ change }) => change !== 'unchanged')).toHaveLength(1);
    // What is restored already is restored again without harm, and what it "replaced" is the version that stands.
    await ben.client.done('POST', `${path}/versions/1/restore`);
    const { items } = await ana.client.done<{ items: VersionDto[] }>('GET', `${path}/versions?limit=100`);
    expect(items.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    const audit = JSON.stringify((await admin.request('GET', '/api/v1/audit')).body);
    expect(audit).toContain('version.made');
    expect(audit).toContain('version.restored');
  });

  test('readers and reviewers look, owners and editors make; strangers know nothing; bad input is told', async () => {
    const [olga, rick, rea, xeno] = [
      await person('olga'),
      await person('rick'),
      await person('rea'),
      await person('xeno'),
    ];
    const path = await sharedBy(olga, [
      [rick, 'reviewer'],
      [rea, 'reader'],
    ]);
    await olga.client.done('POST', `${path}/versions`, {});
    for (const [method, at] of [
      ['GET', '/versions'],
      ['GET', '/versions/1'],
      ['GET', '/versions/1/diff/draft'],
      ['GET', '/read-mark'],
    ] as const) {
      for (const { client } of [rick, rea]) expect((await client.request(method, `${path}${at}`)).status, at).toBe(200);
      expect((await xeno.client.request(method, `${path}${at}`)).status, at).toBe(404);
    }
    for (const at of ['/versions', '/versions/1/restore']) {
      for (const { client } of [rick, rea]) expect((await client.request('POST', `${path}${at}`, {})).status).toBe(403);
      expect((await xeno.client.request('POST', `${path}${at}`, {})).status).toBe(404);
    }
    expect((await xeno.client.request('PUT', `${path}/read-mark`)).status).toBe(404);
    const rename = { name: 'Mine now' };
    for (const { client } of [rick, rea])
      expect((await client.request('PATCH', `${path}/versions/1`, rename)).status).toBe(403);
    expect((await xeno.client.request('PATCH', `${path}/versions/1`, rename)).status).toBe(404);
    for (const [method, at, body, status] of [
      ['POST', '/versions', { name: '' }, 400],
      ['POST', '/versions', { name: 'x'.repeat(121) }, 400],
      ['POST', '/versions', { name: 'two\nlines' }, 400],
      ['POST', '/versions', { kind: 'published' }, 400],
      ['GET', '/versions?cursor=made-up', undefined, 400],
      ['GET', '/versions?since=yesterday', undefined, 400],
      ['GET', `/versions?q=${'x'.repeat(121)}`, undefined, 400],
      ['PATCH', '/versions/1', {}, 400],
      ['PATCH', '/versions/1', { name: '' }, 400],
      ['PATCH', '/versions/1', { sha256: 'a' }, 400],
      ['PATCH', '/versions/9', { name: 'Nothing' }, 404],
      ['GET', '/versions/0', undefined, 400],
      ['GET', '/versions/one', undefined, 400],
      ['GET', '/versions/9', undefined, 404],
      ['GET', '/versions/1/diff/9', undefined, 404],
      ['GET', '/versions/1/diff/live', undefined, 400],
      ['GET', '/versions/draft/diff/1', undefined, 400],
      ['POST', '/versions/9/restore', undefined, 404],
      ['DELETE', '/versions/1', undefined, 405],
      ['GET', '/read-mark/diff', undefined, 404],
    ] as const)
      expect((await olga.client.request(method, `${path}${at}`, body)).status, `${method} ${at}`).toBe(status);
    await olga.client.done('DELETE', path);
    expect((await olga.client.request('POST', `${path}/versions`, {})).status).toBe(409);
    expect((await olga.client.request('PATCH', `${path}/versions/1`, rename)).status).toBe(409);
    expect((await olga.client.request('GET', `${path}/versions/1`)).status).toBe(200);
  });

  test('what one has read is marked; what others change since is counted, one’s own is not', async () => {
    const uma = await person('uma');
    const vic = await person('vic');
    const path = await sharedBy(uma, [[vic, 'editor']]);
    const mark = (who: Person) => who.client.done<ReadMarkDto>('GET', `${path}/read-mark`);
    expect(await mark(vic)).toEqual({ at: null, sha256: null, changes: 0, by: [] });
    const marked = await vic.client.done<ReadMarkDto>('PUT', `${path}/read-mark`);
    expect(marked.at).not.toBeNull();
    expect(await mark(vic)).toEqual(marked);
    await vic.client.done('PATCH', path, { title: 'Outlook for the port' });
    expect(await mark(vic)).toEqual(marked);
    await uma.client.done('PATCH', path, { title: 'Outlook for the bay' });
    expect(await mark(vic)).toMatchObject({ at: marked.at, changes: 1, by: [{ name: 'uma' }] });
    const diff = await vic.client.done<DiffDto>('GET', `${path}/read-mark/diff`);
    expect(diff.blocks.filter(({ change }) => change !== 'unchanged')).toHaveLength(1);
    expect(diff.sha256.from).toBe(marked.sha256);
    await vic.client.done('PUT', `${path}/read-mark`);
    expect(await mark(vic)).toMatchObject({ changes: 0 });
    // Reading keeps no version.
    expect((await vic.client.done<{ items: VersionDto[] }>('GET', `${path}/versions`)).items).toEqual([]);
  });
});
