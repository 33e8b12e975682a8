import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
let ben: ApiClient;

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const account = { email: 'ben@desk.example', name: 'Ben', password: 'a long password of ben', role: 'member' };
  await admin.done('POST', '/api/v1/users', account);
  ben = await signIn(server.origin, account.email, account.password);
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

type ErrorBody = { readonly error: { readonly kind: string; readonly message: string } };
type Scale = { readonly id: string; readonly title: string; readonly own: { readonly isWithdrawn: boolean } | null };
const definition = {
  title: 'Harbour scale',
  author: 'Harbour desk',
  date: '2026-03-01',
  terms: [
    { label: 'slim', loPercent: 1, hiPercent: 40 },
    { label: 'even', loPercent: 40, hiPercent: 60 },
    { label: 'good', loPercent: 60, hiPercent: 99, adverb: 'well' },
  ],
};
const own = (title: string) => ({ ...definition, title });
const text = [
  'Key Judgments',
  'The strait will very likely stay open. Tolls will likely rise. The pilots will strike.',
].join('\n');

async function assessment(scale?: string): Promise<{ readonly path: string; readonly blocks: readonly string[] }> {
  const { id } = await ben.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Harbour outlook',
    ...(scale === undefined ? {} : { scale }),
    import: { format: 'text', content: text },
  });
  const path = `/api/v1/assessments/${id}`;
  const change = await ben.done<{ judgments: { blockId: string }[] }>('GET', `${path}/scale-change?to=phia`);
  return { path, blocks: change.judgments.map(({ blockId }) => blockId) };
}

describe('scales over the API', () => {
  test('an administrator defines one, everybody sees it, a draft uses it, and withdrawn it stays with the draft', async () => {
    const made = await admin.request('POST', '/api/v1/scales', definition);
    expect(made.status).toBe(201);
    const scale = made.body as Scale;
    expect(scale).toMatchObject({
      title: 'Harbour scale',
      shape: 'contiguous',
      cite: 'Harbour desk, Harbour scale (2026-03-01)',
    });
    const listed = await ben.done<{ items: readonly Scale[]; nextCursor: null }>('GET', '/api/v1/scales');
    expect(listed.items.map(({ id }) => id)).toEqual(['icd203', 'phia', 'kent', 'canada', 'nz', 'ipcc', scale.id]);
    const { path } = await assessment(scale.id);
    expect(await ben.done('GET', path)).toMatchObject({ scale: scale.id });
    const withdrawn = await admin.done<Scale>('DELETE', `/api/v1/scales/${scale.id}`);
    expect(withdrawn.own?.isWithdrawn).toBe(true);
    expect(await ben.done('PATCH', path, { scale: scale.id })).toMatchObject({ scale: scale.id });
    const other = await ben.request('POST', '/api/v1/assessments', { title: 'Other', scale: scale.id });
    expect([other.status, (other.body as ErrorBody).error.kind]).toEqual([400, 'invalid-input']);
    expect((other.body as ErrorBody).error.message).toContain('withdrawn');
  });

  test.each([
    ['nothing', {}],
    ['no author', { ...own('A'), author: undefined }],
    ['no date', { ...own('B'), date: undefined }],
    ['a shape of one’s own', { ...own('C'), shape: 'nested' }],
    ['an id of one’s own', { ...own('D'), id: 'icd203' }],
    ['falling bands', { ...own('E'), terms: definition.terms.toReversed() }],
    ['bounds beyond 100', { ...own('F'), terms: [{ label: 'a', loPercent: 0, hiPercent: 1e9 }, definition.terms[2]] }],
    ['bounds that are no numbers', { ...own('G'), terms: [{ label: 'a', loPercent: null, hiPercent: '5' }] }],
    ['markup', { ...own('H'), terms: [{ label: '<b>x</b>', loPercent: 0, hiPercent: 5 }, definition.terms[2]] }],
    ['a line break', own('Two\nlines')],
    ['a hundred terms', { ...own('I'), terms: Array.from({ length: 100 }, () => definition.terms[0]) }],
    ['a list', [definition]],
  ])('%s makes no scale', async (_what, body) => {
    const refused = await admin.request('POST', '/api/v1/scales', body);
    expect([refused.status, (refused.body as ErrorBody).error.kind]).toEqual([400, 'invalid-input']);
  });

  test('members define and withdraw none; what is not there or not one’s own cannot be withdrawn', async () => {
    expect((await ben.request('POST', '/api/v1/scales', own('Ben'))).status).toBe(403);
    expect((await ben.request('DELETE', '/api/v1/scales/icd203')).status).toBe(403);
    expect((await admin.request('DELETE', '/api/v1/scales/icd203')).status).toBe(409);
    expect((await admin.request('DELETE', '/api/v1/scales/nowhere')).status).toBe(404);
    expect((await admin.request('DELETE', '/api/v1/scales/%00')).status).toBe(404);
    expect((await admin.request('PUT', '/api/v1/scales')).status).toBe(405);
    expect((await fetch(`${server.origin}/api/v1/scales`)).status).toBe(401);
  });
});

describe('changing an assessment’s scale over the API', () => {
  test('first what each judgment would become, then only what is named', async () => {
    const { path, blocks } = await assessment();
    const shown = await ben.done<{ judgments: readonly Record<string, unknown>[] }>(
      'GET',
      `${path}/scale-change?to=phia`,
    );
    expect(shown).toMatchObject({ from: 'icd203', to: 'phia' });
    expect(shown.judgments).toMatchObject([
      { label: 'J1', likelihood: 'very-likely', to: { id: 'highly-likely', range: '≈80–90%' }, reason: 'by-midpoint' },
      { label: 'J2', likelihood: 'likely', to: { id: 'likely' }, changes: true, reason: 'same-word' },
      { label: 'J3', likelihood: null, to: null, changes: false },
    ]);
    const conversions = [{ blockId: blocks[0], likelihood: 'unlikely' }];
    const change = { scale: 'phia', ranges: 'hidden', cutoff: '2026-05', conversions };
    expect(await ben.done('PATCH', path, change)).toMatchObject({ scale: 'phia' });
    const draft = await ben.done<{ content: readonly { type: string; attrs: object }[] }>('GET', `${path}/content`);
    expect(draft.content.find(({ type }) => type === 'title')?.attrs).toMatchObject({
      scale: 'phia',
      ranges: 'hidden',
      cutoff: '2026-05',
    });
    const after = await ben.done('GET', `${path}/scale-change?to=phia`);
    expect(after).toMatchObject({
      from: 'phia',
      judgments: [{ likelihood: 'unlikely', changes: false }, { likelihood: 'likely' }, { likelihood: null }],
    });
  });

  test.each([
    ['an unknown scale', { scale: 'australia' }],
    ['a path for a scale', { scale: '../../etc' }],
    ['a number for a scale', { scale: 7 }],
    ['an unknown wording', { wording: 'z' }],
    ['a cut-off in words', { cutoff: 'May' }],
    ['ranges in between', { ranges: 'sometimes' }],
    ['a block that is not there', { conversions: [{ blockId: 'nowhere', likelihood: 'likely' }] }],
    ['a conversion with more in it', { conversions: [{ blockId: 'x', likelihood: null, text: 'y' }] }],
  ])('%s changes nothing', async (_what, change) => {
    const { path } = await assessment();
    const before = await ben.done('GET', `${path}/content`);
    const refused = await ben.request('PATCH', path, change);
    expect([refused.status, (refused.body as ErrorBody).error.kind]).toEqual([400, 'invalid-input']);
    expect(await ben.done('GET', `${path}/content`)).toEqual(before);
  });

  test('nobody without a role learns anything', async () => {
    const { path } = await assessment();
    expect((await admin.request('GET', `${path}/scale-change?to=phia`)).status).toBe(404);
    expect((await ben.request('GET', `${path}/scale-change`)).status).toBe(400);
    expect((await ben.request('GET', `${path}/scale-change?to=australia`)).status).toBe(400);
    expect((await admin.request('PATCH', path, { scale: 'phia' })).status).toBe(404);
  });
});
