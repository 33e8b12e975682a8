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

type Thread = {
  readonly id: string;
  readonly status: string;
  readonly anchorState: string;
  readonly suggestion: { readonly state: string } | null;
  readonly comments: readonly { readonly id: string; readonly body: string }[];
};
type Block = { readonly type: string; readonly attrs?: { readonly id?: string }; readonly content?: readonly Block[] };
const flat = (block: Block): readonly Block[] => [block, ...(block.content ?? []).flatMap(flat)];

async function person(name: string) {
  const email = `${name}@threads.example`;
  const password = `a long password of ${name}`;
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { email, name, password, role: 'member' });
  return { id, client: await signIn(server.origin, email, password) };
}

describe('threads over HTTP', () => {
  test('[TD6] [TD7] are opened, answered, accepted and refused as the contract says; each role through each route', async () => {
    const names = ['own', 'edi', 'rev', 'rea', 'out'] as const;
    const people = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await person(name)] as const)),
    ) as Record<(typeof names)[number], Awaited<ReturnType<typeof person>>>;
    const { own, edi, rev, out } = people;
    const { id } = await own.client.done<{ id: string }>('POST', '/api/v1/assessments', {
      title: 'Outlook for the harbour',
      import: { format: 'text', content: 'Key Judgments\nThe harbour will likely reopen before the winter.' },
    });
    await own.client.done('PUT', `/api/v1/assessments/${id}/members`, [
      { userId: own.id, role: 'owner' },
      { userId: edi.id, role: 'editor' },
      { userId: rev.id, role: 'reviewer' },
      { userId: people.rea.id, role: 'reader' },
    ]);
    const path = `/api/v1/assessments/${id}/threads`;
    const read = async () =>
      (await own.client.request('GET', `/api/v1/assessments/${id}/content?format=text`)).body as string;
    const { content } = await own.client.done<{ content: readonly Block[] }>(
      'GET',
      `/api/v1/assessments/${id}/content?format=json`,
    );
    const blockId = content.flatMap(flat).find(({ type }) => type === 'statement')?.attrs?.id ?? '';
    const anchor = { blockId, quote: 'likely reopen before' };
    const opened = await rev.client.request('POST', path, {
      anchor,
      body: 'Say when. @own',
      blocking: true,
      suggestion: { replacement: 'likely reopen well before' },
    });
    expect(opened.status).toBe(201);
    const thread = opened.body as Thread;
    expect(thread).toMatchObject({ status: 'open', anchorState: 'attached', suggestion: { state: 'open' } });
    const comment = thread.comments[0]?.id ?? '';

    const table: readonly (readonly [
      method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
      at: string,
      body: unknown,
      statuses: readonly number[],
    ])[] = [
      ['GET', path, undefined, [200, 200, 200, 200, 404]],
      ['POST', path, { anchor, body: 'Mine.' }, [201, 201, 201, 403, 404]],
      ['POST', `/api/v1/threads/${thread.id}/replies`, { body: 'Yes.' }, [201, 201, 201, 403, 404]],
      ['PATCH', `/api/v1/threads/${thread.id}`, { anchor }, [200, 200, 200, 403, 404]],
      ['PATCH', `/api/v1/threads/${thread.id}`, { blocking: false }, [403, 403, 200, 403, 404]],
      ['PATCH', `/api/v1/comments/${comment}`, { body: 'Say when, please.' }, [403, 403, 200, 403, 404]],
      ['DELETE', `/api/v1/comments/${comment}`, undefined, [403, 403, 204, 403, 404]],
    ];
    for (const [method, at, body, statuses] of table) {
      for (const [index, name] of names.entries()) {
        const answer = await people[name].client.request(method, at, body);
        expect(answer.status, `${name}: ${method} ${at} ${JSON.stringify(answer.body)}`).toBe(statuses[index]);
      }
    }
    for (const name of ['rev', 'rea', 'out'] as const) {
      const answer = await people[name].client.request('POST', `/api/v1/threads/${thread.id}/accept`, {});
      expect(answer.status, `${name}: accept`).toBe(name === 'out' ? 404 : 403);
    }

    const accepted = await edi.client.request('POST', `/api/v1/threads/${thread.id}/accept`);
    expect([accepted.status, (accepted.body as Thread).status]).toEqual([200, 'resolved']);
    expect(await read()).toContain('reopen well before the winter');
    expect((await edi.client.request('POST', `/api/v1/threads/${thread.id}/accept`)).status).toBe(409);

    const stale = await rev.client.done<Thread>('POST', path, {
      anchor: { blockId, quote: 'well before the winter' },
      suggestion: { replacement: 'by the spring' },
    });
    const other = await rev.client.done<Thread>('POST', path, {
      anchor: { blockId, quote: 'well before the winter' },
      suggestion: { replacement: 'well before the cold winter' },
    });
    await own.client.done('POST', `/api/v1/threads/${other.id}/accept`, {});
    const refused = await own.client.request('POST', `/api/v1/threads/${stale.id}/accept`, {});
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      error: {
        kind: 'draft-moved',
        details: {
          base: 'well before the winter',
          current: 'well before the cold winter',
          replacement: 'by the spring',
        },
      },
    });
    const instead = { current: 'well before the cold winter', replacement: 'by the early spring' };
    await own.client.done('POST', `/api/v1/threads/${stale.id}/accept`, { instead });
    expect(await read()).toContain('reopen by the early spring');

    for (const body of [
      {},
      { anchor },
      { anchor, body: '' },
      { anchor: { blockId }, body: 'x' },
      { anchor: { ...anchor, quote: 'nowhere at all' }, body: 'x' },
      { anchor: { ...anchor, quote: 'reopen', start: '!' }, body: 'x' },
      { anchor: { ...anchor, quote: 'reopen' }, body: 'x', status: 'resolved' },
      { anchor: { ...anchor, quote: 'reopen' }, suggestion: { replacement: 'reopen' } },
    ])
      expect((await rev.client.request('POST', path, body)).status, JSON.stringify(body)).toBe(400);
    expect((await rev.client.request('PATCH', `/api/v1/threads/${thread.id}`, {})).status).toBe(400);
    expect((await rev.client.request('PATCH', '/api/v1/threads/nonsense', { status: 'open' })).status).toBe(404);
    expect((await rev.client.request('GET', `${path}?cursor=made-up`)).status).toBe(400);
    expect((await rev.client.request('PUT', path, {})).status).toBe(405);
    const page = await own.client.done<{ items: readonly Thread[] }>('GET', `${path}?status=resolved&places=none`);
    expect(page.items.map((each) => [each.id, each.anchorState])).toContainEqual([stale.id, null]);
    expect((await out.client.request('GET', path)).status).toBe(404);
    const audit = JSON.stringify((await admin.request('GET', '/api/v1/audit')).body);
    for (const action of ['thread.opened', 'comment.edited', 'comment.deleted', 'suggestion.accepted'])
      expect(audit).toContain(action);
    expect(audit).not.toContain('Say when');
  });
});
