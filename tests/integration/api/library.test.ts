import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssessmentPageDto } from '../../../lib/protocol/assessmentDto.ts';
import type { SearchPageDto } from '../../../lib/protocol/searchDto.ts';
import type { TemplateDto, TemplatePageDto } from '../../../lib/protocol/templateDto.ts';
import { signIn, type ApiClient } from '../apiClient.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
let ana: ApiClient;
let ben: ApiClient;
let benId: string;
let anaId: string;

type Made = { readonly id: string };

beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const person = async (name: string) => {
    const account = { email: `${name}@library.example`, name, password: `a long password of ${name}` };
    const { id } = await admin.done<Made>('POST', '/api/v1/users', account);
    return { id, client: await signIn(server.origin, account.email, account.password) };
  };
  const [first, second] = [await person('ana'), await person('ben')];
  [ana, anaId, ben, benId] = [first.client, first.id, second.client, second.id];
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

const make = (client: ApiClient, title: string, content: string): Promise<Made> =>
  client.done<Made>('POST', '/api/v1/assessments', { title, import: { format: 'text', content } });
const search = (client: ApiClient, q: string) =>
  client.done<SearchPageDto>('GET', `/api/v1/search?q=${encodeURIComponent(q)}`);
const share = (id: string, members: readonly object[]) =>
  ana.done('PUT', `/api/v1/assessments/${id}/members`, [{ userId: anaId, role: 'owner' }, ...members]);

describe('search over the API', () => {
  let id: string;

  test('a new draft is found at once, by who may read it and nobody else, administrators included', async () => {
    ({ id } = await make(ana, 'Heron census', 'Key Judgments\nHerons will likely return to the estuary.'));
    const found = await search(ana, 'herons');
    expect(found.nextCursor).toBeNull();
    expect(found.items.map((one) => one.id)).toEqual([id]);
    const judgment = found.items[0]?.hits.find((hit) => hit.kind === 'judgment');
    expect(judgment?.label).toBe('J1');
    expect(judgment?.snippet.filter((part) => part.marked).map((part) => part.text)).toEqual(['Herons']);
    const draft = await ana.done<object>('GET', `/api/v1/assessments/${id}/content`);
    expect(JSON.stringify(draft)).toContain(`"id":"${judgment?.blockId}"`);
    for (const other of [ben, admin]) expect((await search(other, 'herons')).items).toEqual([]);
  });

  test('sharing, taking back and archiving hold from the next search on', async () => {
    await share(id, [{ userId: benId, role: 'reader' }]);
    expect((await search(ben, 'estuary')).items).toMatchObject([{ id, role: 'reader' }]);
    await share(id, []);
    expect((await search(ben, 'estuary')).items).toEqual([]);
    await ana.done('DELETE', `/api/v1/assessments/${id}`);
    expect((await search(ana, 'estuary')).items).toEqual([]);
    await ana.done('POST', `/api/v1/assessments/${id}/unarchive`);
    expect((await search(ana, 'estuary')).items).toHaveLength(1);
  });

  test.each(['', '?q=', '?q=%20', `?q=${'x'.repeat(201)}`, '?q=x&cursor=made-up', '?q=x&limit=0'])(
    '%j is invalid input',
    async (query) => {
      const answer = await ana.request('GET', `/api/v1/search${query}`);
      expect([answer.status, answer.body]).toMatchObject([400, { error: { kind: 'invalid-input' } }]);
    },
  );

  test('what is typed is never more than words', async () => {
    await make(ana, 'Скандинавия', 'Санкции остаются в силе. Élan vital 😀');
    for (const words of ["'; DROP TABLE draft_blocks; --", '((:*&|!', '"', '-', '\u0000', '😀', '%']) {
      expect((await ana.request('GET', `/api/v1/search?q=${encodeURIComponent(words)}`)).status).toBe(200);
    }
    expect((await search(ana, 'Санкции')).items).toHaveLength(1);
    expect((await search(ana, 'heron')).items).toHaveLength(1);
  });

  test('other methods are told which one there is', async () => {
    expect((await ana.request('POST', '/api/v1/search', {})).status).toBe(405);
  });
});

describe('due dates, topics and the list over the API', () => {
  test('a change of both is in the list, which filters and orders by them', async () => {
    const { id } = await make(ana, 'Zinc prices', 'Zinc.');
    const dueAt = new Date(Date.now() - 60_000).toISOString();
    const changed = await ana.done<object>('PATCH', `/api/v1/assessments/${id}`, { dueAt, topic: 'Metals' });
    expect(changed).toMatchObject({ dueAt, topic: 'Metals', sectionCount: 4 });
    const list = async (query: string) =>
      (await ana.done<AssessmentPageDto>('GET', `/api/v1/assessments?${query}`)).items.map((one) => one.title);
    expect(await list('topic=Metals')).toEqual(['Zinc prices']);
    expect(await list('due=late')).toEqual(['Zinc prices']);
    expect((await list('order=title&direction=down'))[0]).toBe('Скандинавия');
    expect((await list('order=due'))[0]).toBe('Zinc prices');
    expect(await list(`author=${benId}`)).toEqual([]);
    const refused = await ana.request('PATCH', `/api/v1/assessments/${id}`, { dueAt: 'soon' });
    expect(refused.status).toBe(400);
  });

  test.each(['/assessments', '/users', '/tokens', '/templates'])('a cursor that is none of %s: 400', async (path) => {
    expect((await admin.request('GET', `/api/v1${path}?cursor=made-up`)).status).toBe(400);
  });
});

describe('templates over the API', () => {
  test('saved, shared, begun with and removed', async () => {
    const { id } = await make(ana, 'Monthly outlook', 'Key Judgments\nPrices will likely fall.');
    const input = { assessmentId: id, name: 'Outlook', shared: true };
    const template = await ana.done<TemplateDto>('POST', '/api/v1/templates', input);
    expect(template).toMatchObject({ name: 'Outlook', shared: true, mine: true });
    expect((await ben.request('POST', '/api/v1/templates', input)).status).toBe(404);
    const offered = await ben.done<TemplatePageDto>('GET', '/api/v1/templates');
    expect(offered.items.map((one) => [one.id, one.mine])).toEqual([[template.id, false]]);
    const body = { title: 'Outlook for May', template: template.id };
    const made = await ben.done<Made>('POST', '/api/v1/assessments', body);
    const text = (await ben.request('GET', `/api/v1/assessments/${made.id}/content?format=text`)).body as string;
    expect(text).toContain('Outlook for May');
    expect(text).toContain('Prices will likely');
    expect(text).not.toContain('Monthly outlook');
    expect((await search(ben, 'prices')).items.map((one) => one.id)).toEqual([made.id]);
    expect((await ben.request('DELETE', `/api/v1/templates/${template.id}`)).status).toBe(403);
    expect((await ana.request('DELETE', `/api/v1/templates/${template.id}`)).status).toBe(204);
    expect((await ben.request('POST', '/api/v1/assessments', body)).status).toBe(400);
  });
});
