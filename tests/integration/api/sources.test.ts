import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
let ana: ApiClient;
let ben: ApiClient;

const member = async (name: string): Promise<ApiClient> => {
  const account = { email: `${name}@desk.example`, name, password: `a long password of ${name}`, role: 'member' };
  await admin.done('POST', '/api/v1/users', account);
  return signIn(server.origin, account.email, account.password);
};

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  ana = await member('ana');
  ben = await member('ben');
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

type Source = { readonly id: string; readonly recalled: unknown; readonly uses: number; readonly mayChange: boolean };
type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

const words = (text: string) => [{ type: 'text', text }];
/** A draft whose judgment rests on a source taken from the register. */
const draftOn = (record: string) => ({
  type: 'doc',
  content: [
    {
      type: 'judgment',
      attrs: { id: 'j' },
      content: [
        { type: 'statement', content: words('The yard closes.') },
        { type: 'relation', attrs: { kind: 'supports', target: 'e' } },
      ],
    },
    {
      type: 'evidence',
      attrs: { id: 'e' },
      content: [
        { type: 'paragraph', content: words('Berths are empty.') },
        { type: 'relation', attrs: { kind: 'cites', target: 's' } },
      ],
    },
    { type: 'source', attrs: { id: 's', record }, content: [{ type: 'sourceTitle', content: words('Pilot log') }] },
  ],
});

async function paperOf(api: ApiClient, title: string, record: string): Promise<string> {
  const input = { title, import: { format: 'json', content: draftOn(record) } };
  return (await api.done<{ id: string }>('POST', '/api/v1/assessments', input)).id;
}

describe('the register of sources over the API', () => {
  test('is kept, found, changed, used, recalled and reinstated, and owners are told', async () => {
    const made = await ana.request('POST', '/api/v1/sources', { title: 'Pilot log', originator: 'Harbour office' });
    expect(made.status).toBe(201);
    const kept = made.body as Source;
    expect(kept).toMatchObject({ title: 'Pilot log', url: null, recalled: null, uses: 0, mayChange: true });
    const at = `/api/v1/sources/${kept.id}`;
    expect(await ana.done('PATCH', at, { url: 'https://port.example/log' })).toMatchObject({
      originator: 'Harbour office',
      url: 'https://port.example/log',
    });

    const own = await paperOf(ana, 'Harbour outlook', kept.id);
    const foreign = await paperOf(ben, 'Pilots', kept.id);
    expect(await ben.done(`GET`, at)).toMatchObject({ uses: 1, mayChange: false });
    expect((await ben.done<Page<unknown>>('GET', `${at}/uses`)).items).toMatchObject([
      { id: foreign, title: 'Pilots', label: 'S1', judgments: ['J1'] },
    ]);

    const refused = await ben.request('POST', `${at}/recall`, { reason: 'Mine' });
    expect([refused.status, (refused.body as { error: { kind: string } }).error.kind]).toEqual([403, 'forbidden']);
    expect((await ana.request('POST', `${at}/recall`, { reason: ' ' })).status).toBe(400);
    expect(await ana.done('POST', `${at}/recall`, { reason: 'The log is forged.' })).toMatchObject({
      recalled: { reason: 'The log is forged.', by: { name: 'ana' } },
    });
    expect((await ana.request('POST', `${at}/recall`, { reason: 'Twice' })).status).toBe(409);
    const told = async (api: ApiClient) =>
      (await api.done<{ items: readonly { id: string; assessment: { id: string } }[] }>('GET', '/api/v1/notices'))
        .items;
    expect((await told(ana)).map(({ assessment }) => assessment.id)).toEqual([own]);
    const [notice] = await told(ben);
    expect(notice).toMatchObject({ assessment: { id: foreign, title: 'Pilots' }, blockId: 's', judgments: ['J1'] });
    expect((await ana.request('DELETE', `/api/v1/notices/${notice?.id}`)).status).toBe(404);
    expect((await ben.request('DELETE', `/api/v1/notices/${notice?.id}`)).status).toBe(204);
    expect(await told(ben)).toEqual([]);

    // Whoever comes to cite it now is told too.
    await paperOf(ben, 'Late paper', kept.id);
    expect(await told(ben)).toMatchObject([{ assessment: { title: 'Late paper' } }]);
    expect(await admin.done('POST', `${at}/reinstate`)).toMatchObject({ recalled: null });
    expect(await told(ben)).toEqual([]);
    const audit = String((await admin.request('GET', '/api/v1/audit')).body);
    for (const action of ['source.kept', 'source.changed', 'source.recalled', 'source.reinstated']) {
      expect(audit).toContain(`"${action}"`);
    }
  });

  test('is read in pages, by words and by ids, and says what it expected', async () => {
    for (const title of ['Zebra crossings', 'aft deck survey']) await ana.done('POST', '/api/v1/sources', { title });
    const listed = async (query: string) =>
      ben.done<Page<Source & { title: string }>>('GET', `/api/v1/sources?${query}`);
    const first = await listed('limit=1');
    expect(first.items.map(({ title }) => title)).toEqual(['aft deck survey']);
    const next = await listed(`limit=1&cursor=${first.nextCursor}`);
    expect(next.items.map(({ title }) => title)).toEqual(['Pilot log']);
    const zebra = (await listed('q=ZEBRA')).items[0]?.id ?? '';
    expect((await listed(`ids=${zebra}`)).items.map(({ title }) => title)).toEqual(['Zebra crossings']);
    expect((await listed('recalled=yes')).items).toEqual([]);
    for (const query of ['ids=nonsense', 'recalled=maybe', 'limit=0', 'cursor=x', 'order=up']) {
      expect([query, (await ben.request('GET', `/api/v1/sources?${query}`)).status]).toEqual([query, 400]);
    }
    for (const body of [
      {},
      { title: '' },
      { title: 'x', url: 'ftp://a' },
      { title: 'x', reliability: 'G' },
      { title: 'x', odd: 1 },
    ]) {
      expect([body, (await ben.request('POST', '/api/v1/sources', body)).status]).toEqual([body, 400]);
    }
    expect((await ben.request('GET', '/api/v1/sources/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await fetch(`${server.origin}/api/v1/sources`)).status).toBe(401);
    const { paths } = await ben.done<{ paths: Record<string, unknown> }>('GET', '/api/v1/openapi.json');
    expect(
      Object.keys(paths)
        .filter((path) => path.startsWith('/sources'))
        .toSorted(),
    ).toEqual(['/sources', '/sources/{id}', '/sources/{id}/recall', '/sources/{id}/reinstate', '/sources/{id}/uses']);
  });
});
