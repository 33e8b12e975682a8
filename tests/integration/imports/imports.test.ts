import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { fuelDocx } from '../../unit/document/import/fuelDocx.ts';
import { pngOf } from '../../unit/document/import/pictures.ts';
import { signIn, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let ana: ApiClient;
let sam: ApiClient;

beforeAll(async () => {
  server = await startServer();
  ana = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const password = 'a long password of Sam';
  await ana.done('POST', '/api/v1/users', { email: 'sam@desk.example', name: 'Sam', password, role: 'member' });
  sam = await signIn(server.origin, 'sam@desk.example', password);
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

type Made = { readonly id: string; readonly title: string };
type ReadFile = {
  readonly title: string;
  readonly units: readonly { readonly kind: string; readonly text: string; readonly likelihood: string | null }[];
  readonly doc: DocJson;
  readonly images: readonly { readonly sha256: string; readonly base64: string }[];
  readonly report: readonly { readonly kind: string; readonly sentence: string }[];
};
const errorOf = (body: unknown) => (body as { error: { kind: string; message: string } }).error;
const count = async (): Promise<number> =>
  (await ana.done<{ items: unknown[] }>('GET', '/api/v1/assessments?limit=100')).items.length;
const kindsIn = (nodes: readonly NodeJson[]): string[] =>
  nodes.flatMap((node) => [node.type, ...kindsIn(node.content ?? [])]);

/** One request with bytes as its body. */
async function send(method: string, path: string, client: ApiClient | null, body?: BodyInit, type?: string) {
  return fetch(`${server.origin}${path}`, {
    method,
    headers: { ...(client && { Cookie: client.cookie }), ...(type !== undefined && { 'Content-Type': type }) },
    ...(body !== undefined && { body }),
  });
}

describe('creating from a file', () => {
  test('Word: sections, table, list, footnote and picture are in the draft', async () => {
    const content = (await fuelDocx()).toString('base64');
    const made = await ana.done<Made>('POST', '/api/v1/assessments', {
      title: 'Fuel by rail',
      import: { format: 'docx', content },
    });
    const doc = await ana.done<DocJson>('GET', `/api/v1/assessments/${made.id}/content`);
    const kinds = kindsIn(doc.content);
    for (const kind of ['judgment', 'likelihoodTerm', 'footnote', 'evidence', 'table', 'figure', 'recommendation']) {
      expect(kinds).toContain(kind);
    }
    const text = await (await send('GET', `/api/v1/assessments/${made.id}/content?format=text`, ana)).text();
    for (const words of ['Trade will likely', 'Port log, 2026.', 'Sonbong', 'The pier in June.'])
      expect(text).toContain(words);
    const image = /"image":"([0-9a-f]{64})"/u.exec(JSON.stringify(doc))?.[1] ?? '';
    const picture = await send('GET', `/api/v1/assessments/${made.id}/images/${image}`, ana);
    expect(picture.status).toBe(200);
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(pngOf(4, 3));
  });

  test.each([
    ['markdown', '# Rain\n\n## Key judgments\n\nIt will very likely rain.'],
    ['html', '<h1>Rain</h1><h2>Key judgments</h2><p>It will very likely rain.</p>'],
    ['text', 'Rain\nKey judgments\nIt will very likely rain.'],
  ])(
    '%s: the first line that equals the title is not repeated, and the judgment has its term',
    async (format, content) => {
      const { id } = await ana.done<Made>('POST', '/api/v1/assessments', {
        title: 'Rain',
        import: { format, content },
      });
      const doc = await ana.done<DocJson>('GET', `/api/v1/assessments/${id}/content`);
      expect(JSON.stringify(doc).match(/"Rain"/gu)).toHaveLength(1);
      const judgment = doc.content.flatMap((node) => node.content ?? []).find((node) => node.type === 'judgment');
      expect(judgment?.attrs?.likelihood).toBe('very-likely');
    },
  );

  test.each([
    ['a Word file that is no base64', 'docx', 'no base64!', 400, 'invalid-input', 'base64'],
    [
      'a Word file that is no archive',
      'docx',
      Buffer.from('no archive').toString('base64'),
      400,
      'invalid-input',
      'Expected a Word file',
    ],
    ['too much text', 'text', 'words '.repeat(500_000), 413, 'too-large', 'characters'],
    ['endless nesting', 'html', '<div>'.repeat(1_000_000), 413, 'too-large', 'nested'],
    ['another format', 'pdf', 'x', 400, 'invalid-input', 'docx'],
  ])('%s is refused, and nothing is made', async (_, format, content, status, kind, words) => {
    const before = await count();
    const answer = await ana.request('POST', '/api/v1/assessments', { title: 'X', import: { format, content } });
    expect([answer.status, errorOf(answer.body).kind]).toEqual([status, kind]);
    expect(errorOf(answer.body).message).toContain(words);
    expect(await count()).toBe(before);
  });
});

describe('looking at a file first', () => {
  test('units, draft, pictures and report; then it is created as corrected', async () => {
    const content = (await fuelDocx()).toString('base64');
    const read = await ana.done<ReadFile>('POST', '/api/v1/imports', { format: 'docx', content });
    expect(read.title).toBe('Fuel by rail');
    expect(read.units.find((unit) => unit.kind === 'judgment')).toMatchObject({ likelihood: 'likely' });
    expect(read.report.map((note) => note.kind)).toEqual(
      expect.arrayContaining(['comment', 'deletion-left', 'header-footer']),
    );
    const images = read.images.map(({ base64 }) => ({ base64 }));
    const made = await ana.done<Made>('POST', '/api/v1/assessments', {
      title: read.title,
      import: { format: 'json', content: read.doc, images },
    });
    const picture = await send('GET', `/api/v1/assessments/${made.id}/images/${read.images[0]?.sha256}`, ana);
    expect(picture.status).toBe(200);
  });

  test('needs somebody signed in, and a format that is read', async () => {
    expect((await send('POST', '/api/v1/imports', null, '{}', 'application/json')).status).toBe(401);
    const answer = await ana.request('POST', '/api/v1/imports', { format: 'pdf', content: '' });
    expect([answer.status, errorOf(answer.body).message]).toEqual([400, expect.stringContaining('docx')]);
    expect((await send('GET', '/api/v1/imports', ana)).status).toBe(405);
  });
});

describe('[IM16] pictures', () => {
  test('stored by a body or a form, once; read only by who may, with headers that make them nothing but a picture', async () => {
    const { id } = await ana.done<Made>('POST', '/api/v1/assessments', { title: 'Pictures' });
    const path = `/api/v1/assessments/${id}/images`;
    const png = pngOf(6, 5);
    const made = await send('POST', path, ana, Uint8Array.from(png), 'image/png');
    expect(made.status).toBe(201);
    const dto = (await made.json()) as { sha256: string };
    expect(dto).toMatchObject({ mediaType: 'image/png', width: 6, height: 5 });
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(png)], { type: 'text/html' }), 'page.html');
    const again = await send('POST', path, ana, form);
    expect([again.status, await again.json()]).toEqual([201, dto]);

    const read = await send('GET', `${path}/${dto.sha256}`, ana);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-disposition': 'inline',
    });
    expect(read.headers.get('content-security-policy')).toContain('sandbox');

    expect((await send('GET', `${path}/${dto.sha256}`, sam)).status).toBe(404);
    expect((await send('GET', `${path}/${dto.sha256}`, null)).status).toBe(401);
    expect((await send('POST', path, sam, Uint8Array.from(png), 'image/png')).status).toBe(404);
    await ana.done('PUT', `/api/v1/assessments/${id}/members`, await membersWith(id, 'reader'));
    expect((await send('GET', `${path}/${dto.sha256}`, sam)).status).toBe(200);
    expect((await send('POST', path, sam, Uint8Array.from(png), 'image/png')).status).toBe(403);
  });

  test.each([
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml', 400],
    ['a page that says it is a picture', Buffer.from('<html><script>alert(1)</script>'), 'image/png', 400],
    ['nothing', Buffer.alloc(0), 'image/png', 400],
    ['6 MB', Buffer.concat([pngOf(2, 2), Buffer.alloc(6 * 1024 * 1024)]), 'image/png', 413],
  ])('%s is refused', async (_, bytes, type, status) => {
    const { id } = await ana.done<Made>('POST', '/api/v1/assessments', { title: 'Refused' });
    const answer = await send('POST', `/api/v1/assessments/${id}/images`, ana, Uint8Array.from(bytes), type);
    expect(answer.status).toBe(status);
    expect(errorOf(await answer.json()).message).toContain('Expected a');
  });

  async function membersWith(id: string, role: string): Promise<unknown> {
    const members = await ana.done<readonly { userId: string; role: string }[]>(
      'GET',
      `/api/v1/assessments/${id}/members`,
    );
    const users = await ana.done<{ items: readonly { id: string; email: string }[] }>('GET', '/api/v1/users');
    const userId = users.items.find(({ email }) => email === 'sam@desk.example')?.id;
    return [...members.map((member) => ({ userId: member.userId, role: member.role })), { userId, role }];
  }
});
