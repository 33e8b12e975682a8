import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saidBy } from '../leaks/saidBy.ts';
import { signIn, type ApiClient } from '../apiClient.ts';
import { publishOverApi, type Published } from '../publishOverApi.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { unzipped } from '../../unit/document/publication/wordText.ts';
import { kindOf, publicationsDesk, type Person } from './publicationsDesk.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const canary = 'xylophone remark';
const formats = ['json', 'docx', 'md', 'stix.json'] as const;

let server: RunningServer;
let desk: Awaited<ReturnType<typeof publicationsDesk>>;
let published: Published & { readonly id: string };
let before: ReadonlyMap<string, readonly [string, Buffer]>;
const people = new Map<string, Person>();

/** A reader's file: what its headers say of keeping it, and its bytes. */
async function fileOf(
  format: string,
  headers: Record<string, string> = {},
  query = '',
): Promise<readonly [string, Buffer]> {
  const answer = await fetch(`${server.origin}${published.url}/export.${format}${query}`, { headers });
  expect(answer.status).toBe(200);
  const kept = ['cache-control', 'vary', 'etag'].map((name) => `${name}: ${answer.headers.get(name)}`).join('\n');
  return [kept, Buffer.from(await answer.arrayBuffer())];
}
const filesOf = async (headers: Record<string, string> = {}, query = '') =>
  new Map(await Promise.all(formats.map(async (format) => [format, await fileOf(format, headers, query)] as const)));
const path = (format = '') => `/api/v1/publications/${published.id}/export${format === '' ? '' : `?format=${format}`}`;
const tokens = new Map<ApiClient, Record<string, string>>();
async function tokenOf({ client }: Person): Promise<Record<string, string>> {
  const known = tokens.get(client);
  if (known !== undefined) return known;
  const { token } = await client.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'export' });
  const headers = { authorization: `Bearer ${token}` };
  tokens.set(client, headers);
  return headers;
}
async function bytesFor(
  person: Person,
  format: string,
): Promise<{ readonly answer: Response; readonly bytes: Buffer }> {
  const answer = await fetch(`${server.origin}${path(format)}`, { headers: await tokenOf(person) });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

beforeAll(async () => {
  server = await startServer();
  desk = await publicationsDesk(server, 'export');
  const editor = await desk.person('editor');
  const reader = await desk.person('reader');
  people.set('owner', desk.owner).set('rev', desk.rev).set('editor', editor).set('reader', reader);
  people.set('stranger', await desk.person('stranger'));
  await desk.setMembers([
    { userId: editor.id, role: 'editor' },
    { userId: reader.id, role: 'reader' },
  ]);
  const { body } = await desk.owner.client.request('GET', `${desk.path}/content?format=json`);
  type Block = { type?: string; attrs?: { id?: string }; content?: Block[] };
  const idsOf = (node: Block, type: string): readonly string[] => [
    ...(node.type === type ? [node.attrs?.id ?? ''] : []),
    ...(node.content ?? []).flatMap((child) => idsOf(child, type)),
  ];
  const [statement = ''] = idsOf(body as Block, 'statement');
  const [judgmentId = ''] = idsOf(body as Block, 'judgment');
  const thread = { anchor: { blockId: statement, quote: 'harbour' }, body: canary };
  const { id } = await desk.rev.client.done<{ id: string }>('POST', `${desk.path}/threads`, thread);
  await desk.owner.client.done('POST', `/api/v1/threads/${id}/replies`, { body: 'It is said to be.' });
  await desk.owner.client.done('PATCH', `/api/v1/threads/${id}`, { status: 'resolved' });
  const [owner, reviewer] = [
    { id: desk.owner.id, api: desk.owner.client },
    { id: desk.rev.id, api: desk.rev.client },
  ];
  const dissents = [{ judgmentId, likelihood: 'unlikely', reason: 'The pilots are few.' }];
  published = (await publishOverApi(owner, reviewer, desk.id, { dissents })) as typeof published;
  before = await filesOf();
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

describe('[PX10] a publication with what was said and decided', () => {
  test('is JSON with the record of the review, which fits the published schema and is imported to the same hash', async () => {
    const isValid = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(
      (await (await fetch(`${server.origin}/schemas/publication-1.json`)).json()) as object,
    );
    for (const who of ['owner', 'editor', 'rev']) {
      const person = people.get(who) ?? desk.owner;
      const { answer, bytes } = await bytesFor(person, 'json');
      expect([answer.status, answer.headers.get('content-type')], who).toEqual([200, 'application/json']);
      expect(answer.headers.get('content-disposition')).toMatch(/filename="YS-\d{4}-\d{3}-v1-record\.json"/u);
      const file = JSON.parse(bytes.toString('utf8')) as { record: object };
      expect(isValid(file), JSON.stringify(isValid.errors)).toBe(true);
      expect(file).toMatchObject({
        format: 'yardstick-publication/1',
        publication: { sha256: published.sha256 },
        record: {
          format: 'yardstick-review-record/1',
          rounds: [
            {
              contentHash: published.sha256,
              seats: [{ name: 'rev', given: { answer: 'approve_with_dissent', contentHash: published.sha256 } }],
              dissents: [{ reason: 'The pilots are few.', likelihood: 'unlikely' }],
            },
          ],
          threads: [{ status: 'resolved', comments: [{ body: canary }, { body: 'It is said to be.' }] }],
          publications: [{ sha256: published.sha256 }],
        },
      });
      // One source: the record here is the record that its own address gives.
      const { body: record } = await person.client.request('GET', `${desk.path}/review-record`);
      expect(file.record).toEqual(record);
      const made = await desk.owner.client.done<{ id: string }>('POST', '/api/v1/assessments', {
        title: 'Outlook for the harbour',
        import: { format: 'json', content: who === 'owner' ? file : bytes.toString('utf8') },
      });
      const { headers } = await desk.owner.client.request('GET', `/api/v1/assessments/${made.id}/content`);
      expect(headers.get('etag')).toBe(`"${published.sha256}"`);
      // Nothing of the review comes along.
      const { body: threads } = await desk.owner.client.request('GET', `/api/v1/assessments/${made.id}/threads`);
      expect(threads).toMatchObject({ items: [] });
    }
    expect(isValid({ ...JSON.parse((before.get('json')?.[1] ?? Buffer.from('{}')).toString('utf8')) })).toBe(true);
    const { bytes } = await bytesFor(desk.owner, 'json');
    const spoilt = JSON.parse(bytes.toString('utf8')) as { record: { threads: object[] } };
    spoilt.record.threads[0] = { ...spoilt.record.threads[0], status: 'perhaps' };
    expect(isValid(spoilt)).toBe(false);
  });

  test('is Word with the comments, for whoever may see the threads; the same bytes twice', async () => {
    for (const who of ['owner', 'editor', 'rev', 'reader']) {
      const person = people.get(who) ?? desk.owner;
      const { answer, bytes } = await bytesFor(person, 'docx');
      expect([answer.status, answer.headers.get('content-type')], who).toEqual([200, word]);
      expect(answer.headers.get('content-disposition')).toMatch(/filename="YS-\d{4}-\d{3}-v1-comments\.docx"/u);
      const parts = unzipped(bytes);
      expect(parts.get('word/comments.xml')).toContain(canary);
      expect(parts.get('word/comments.xml')).toMatch(/w:author="rev" w:date="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/u);
      expect(parts.get('word/comments.xml')).toContain('[resolved by owner');
      expect(parts.get('word/commentsExtended.xml')).toMatch(/paraIdParent="00000001" w15:done="1"/u);
      const document = parts.get('word/document.xml') ?? '';
      const under = document.split('<w:commentRangeStart w:id="1"/>')[1]?.split('<w:commentRangeEnd')[0] ?? '';
      expect(under.replace(/<[^>]*>/gu, '')).toBe('harbour');
      expect(Buffer.compare(bytes, (await bytesFor(person, 'docx')).bytes)).toBe(0);
    }
  });

  test('is kept by nothing on the way, and known to nobody else', async () => {
    for (const format of ['json', 'docx']) {
      const { answer } = await bytesFor(desk.owner, format);
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('etag')).toBeNull();
    }
    const ask = async (client: ApiClient, format: string) => {
      const { status, body } = await client.request('GET', path(format));
      return [status, kindOf(body)];
    };
    const [stranger, reader] = [people.get('stranger') ?? desk.rev, people.get('reader') ?? desk.rev];
    const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
    for (const format of ['json', 'docx']) {
      expect(await ask(stranger.client, format)).toEqual([404, 'not-found']);
      expect(await ask(admin, format)).toEqual([404, 'not-found']);
      expect((await fetch(`${server.origin}${path(format)}`)).status).toBe(401);
    }
    // A reader sees threads, and no rounds.
    expect(await ask(reader.client, 'json')).toEqual([403, 'forbidden']);
    expect(await ask(desk.owner.client, 'pdf')).toEqual([400, 'invalid-input']);
    for (const id of ['x', '0', published.id.replace(/^./u, (first) => (first === '0' ? '1' : '0'))]) {
      const { status } = await desk.owner.client.request('GET', `/api/v1/publications/${id}/export`);
      expect(status, id).toBe(404);
    }
    await desk.setMembers([]);
    expect(await ask(reader.client, 'docx')).toEqual([404, 'not-found']);
  });

  test('changes no byte of what readers get, whoever asks and however', async () => {
    const owner = await tokenOf(desk.owner);
    for (const [headers, query] of [
      [{}, ''],
      [{}, '?with=record'],
      [{}, '?comments=1'],
      [owner, ''],
      [owner, '?with=record&comments=1'],
      [await tokenOf(people.get('stranger') ?? desk.rev), '?comments=1'],
    ] as const) {
      const now = await filesOf(headers, query);
      for (const format of formats) {
        expect(now.get(format)?.[0], `${format}${query}`).toBe(before.get(format)?.[0]);
        expect(
          Buffer.compare(now.get(format)?.[1] ?? Buffer.alloc(0), before.get(format)?.[1] ?? Buffer.alloc(1)),
        ).toBe(0);
      }
    }
    for (const [, [kept, body]] of before) {
      expect(kept).toContain('public, max-age=31536000, no-cache');
      expect(saidBy({ headers: {}, body })).not.toContain(canary);
    }
  });
});
