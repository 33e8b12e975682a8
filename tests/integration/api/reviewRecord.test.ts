import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pngOf } from '../../unit/document/import/pictures.ts';
import { findChromium } from '../../../server/reader/findChromium.ts';
import { signIn } from '../apiClient.ts';
import { publishOverApi, type Published } from '../publishOverApi.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { kindOf, publicationsDesk } from './publicationsDesk.ts';

const chromium = findChromium(process.env['CHROMIUM_PATH'] ?? null, process.env['PATH']);
if (chromium === null) process.stderr.write('SKIPPED: no Chromium is installed here, so no record was made a PDF\n');

let server: RunningServer;
let desk: Awaited<ReturnType<typeof publicationsDesk>>;
let published: Published;
const canary = 'xylophone remark';

beforeAll(async () => {
  server = await startServer();
  desk = await publicationsDesk(server, 'record');
  const reader = await desk.person('reader');
  await desk.setMembers([{ userId: reader.id, role: 'reader' }]);
  const { body } = await desk.owner.client.request('GET', `${desk.path}/content?format=json`);
  const statements = (node: { type?: string; attrs?: { id?: string }; content?: object[] }): readonly string[] => [
    ...(node.type === 'statement' ? [node.attrs?.id ?? ''] : []),
    ...(node.content ?? []).flatMap((child) => statements(child)),
  ];
  const [text = ''] = statements(body as object);
  await desk.rev.client.done('POST', `${desk.path}/threads`, { anchor: { blockId: text, quote: '' }, body: canary });
  const [owner, reviewer] = [
    { id: desk.owner.id, api: desk.owner.client },
    { id: desk.rev.id, api: desk.rev.client },
  ];
  published = await publishOverApi(owner, reviewer, desk.id);
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

describe('the review record over HTTP', () => {
  test('[RR1] holds the round, the comment, the waivers and the publication; as a PDF the same bytes twice', async () => {
    const { body } = await desk.owner.client.request('GET', `${desk.path}/review-record`);
    expect(body).toMatchObject({
      format: 'yardstick-review-record/1',
      isWhole: true,
      rounds: [{ number: 1, seats: [{ name: 'rev', given: { answer: 'approve', summary: 'Read in full.' } }] }],
      threads: [{ comments: [{ body: canary }] }],
      publications: [{ number: 1, sha256: published.sha256 }],
    });
    expect((body as { waivers: readonly unknown[] }).waivers.length).toBeGreaterThan(0);
    const bad = await desk.owner.client.request('GET', `${desk.path}/review-record?format=docx`);
    expect([bad.status, kindOf(bad.body)]).toEqual([400, 'invalid-input']);
    if (chromium === null) return;
    const pdf = async () => {
      const answer = await fetch(`${server.origin}${desk.path}/review-record?format=pdf`, { headers: await tokenOf() });
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      expect(answer.headers.get('content-disposition')).toMatch(/filename="YS-\d{4}-\d{3}-review-record\.pdf"/u);
      return Buffer.from(await answer.arrayBuffer());
    };
    const [once, again] = [await pdf(), await pdf()];
    expect(once.toString('latin1')).toContain('/StructTreeRoot');
    expect(Buffer.compare(once, again)).toBe(0);
  });

  test('[RR2] is refused to readers, strangers and the signed-out, and no public file has a word of it', async () => {
    const reader = await signIn(server.origin, 'reader.record@desk.example', 'a long password of reader');
    const stranger = await desk.person('stranger');
    const ask = async (client: typeof reader) => {
      const { status, body } = await client.request('GET', `${desk.path}/review-record`);
      return [status, kindOf(body)];
    };
    expect(await ask(reader)).toEqual([403, 'forbidden']);
    expect(await ask(stranger.client)).toEqual([404, 'not-found']);
    const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
    expect(await ask(admin)).toEqual([404, 'not-found']);
    expect((await fetch(`${server.origin}${desk.path}/review-record`)).status).toBe(401);
    const page = await fetch(`${server.origin}/a/${desk.id}/record`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location')]).toEqual([307, `/signin?next=%2Fa%2F${desk.id}%2Frecord`]);
    for (const name of ['json', 'md', 'stix.json', 'docx']) {
      for (const query of ['', '?comments=1', '?include=threads,decisions']) {
        const answer = await fetch(`${server.origin}${published.url}/export.${name}${query}`);
        expect(answer.status).toBe(200);
        expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).not.toContain(canary);
      }
    }
  });

  test('is a page to read and to print, with the ways on', async () => {
    const answer = await fetch(`${server.origin}/a/${desk.id}/record`, { headers: await tokenOf() });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page).toContain(canary);
    expect(page).toContain(`href="/a/${desk.id}/record?format=pdf"`);
    const missing = await fetch(`${server.origin}/a/${desk.id.replace(/^./u, '0')}/record`, {
      headers: await tokenOf(),
    });
    expect([missing.status, (await missing.text()).includes('There is no such assessment.')]).toEqual([404, true]);
  });
});

test('search finds published words for whoever may read them, and never a word of the draft beside', async () => {
  const outsider = await desk.person('seeker');
  type Answer = { readonly items: readonly object[]; readonly publications: readonly { readonly url: string }[] };
  const find = async (client: typeof outsider.client, q: string): Promise<readonly [number, readonly string[]]> => {
    const found = await client.done<Answer>('GET', `/api/v1/search?q=${encodeURIComponent(q)}`);
    return [found.items.length, found.publications.map(({ url }) => url)];
  };
  expect(await find(outsider.client, 'harbour reopen')).toEqual([0, []]);
  // Who has opened the address has it.
  await outsider.client.request('GET', published.url);
  await expect.poll(() => find(outsider.client, 'harbour reopen')).toEqual([0, [published.url]]);
  expect(await find(desk.owner.client, 'harbour reopen')).toEqual([1, [published.url]]);
  // What is written after publishing, said in comments, or only in a draft is nobody's to find but its members'.
  expect(await find(outsider.client, canary)).toEqual([0, []]);
  const draft = await desk.owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Unpublished',
    import: { format: 'text', content: 'Key Judgments\nThe aqueduct will likely leak.' },
  });
  expect(draft.id).not.toBe('');
  expect(await find(desk.owner.client, 'aqueduct')).toEqual([1, []]);
  expect(await find(outsider.client, 'aqueduct')).toEqual([0, []]);
  expect((await fetch(`${server.origin}/api/v1/search?q=harbour`)).status).toBe(401);
  expect((await outsider.client.request('GET', '/api/v1/search?q=')).status).toBe(400);
});

test('[PX6] a published paper with a picture is imported again, picture and hash', async () => {
  const { owner, rev } = desk;
  const png = pngOf(8, 6);
  const base64 = png.toString('base64');
  const first = await owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Quays',
    import: { format: 'text', content: 'Key Judgments\nThe quay will likely reopen.' },
  });
  const sha256 = createHash('sha256').update(png).digest('hex');
  const { body } = await owner.client.request('GET', `/api/v1/assessments/${first.id}/content?format=json`);
  const doc = body as { content: object[] };
  const figure = { type: 'figure', attrs: { image: sha256, alt: 'The quay' } };
  const made = await owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Quays',
    import: { format: 'json', content: { ...doc, content: [...doc.content, figure] }, images: [{ base64 }] },
  });
  await owner.client.done('PUT', `/api/v1/assessments/${made.id}/members`, [
    { userId: owner.id, role: 'owner' },
    { userId: rev.id, role: 'reviewer' },
  ]);
  const paper = await publishOverApi({ id: owner.id, api: owner.client }, { id: rev.id, api: rev.client }, made.id);
  const file: unknown = await (await fetch(`${server.origin}${paper.url}/export.json`)).json();
  for (const content of [file, JSON.stringify(file)]) {
    const again = await owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
      title: 'Quays',
      import: { format: 'json', content },
    });
    const { headers } = await owner.client.request('GET', `/api/v1/assessments/${again.id}/content`);
    expect(headers.get('etag')).toBe(`"${paper.sha256}"`);
    const picture = await owner.client.request('GET', `/api/v1/assessments/${again.id}/images/${sha256}`);
    expect(picture.status).toBe(200);
  }
});

let token: string | null = null;
async function tokenOf(): Promise<Record<string, string>> {
  token ??= (await desk.owner.client.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'record' })).token;
  return { authorization: `Bearer ${token}` };
}
