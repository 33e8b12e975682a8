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

type Round = {
  readonly id: string;
  readonly contentHash: string;
  readonly state: string;
  readonly seats: readonly { readonly given: { readonly answer: string } | null }[];
  readonly dissents: readonly { readonly id: string }[];
};
type Person = { readonly id: string; readonly client: ApiClient };

async function person(name: string): Promise<Person> {
  const email = `${name}@desk.example`;
  const password = `a long password of ${name}`;
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { email, name, password, role: 'member' });
  return { id, client: await signIn(server.origin, email, password) };
}

async function hashOf(client: ApiClient, id: string): Promise<string> {
  const { headers } = await client.request('GET', `/api/v1/assessments/${id}/content?format=json`);
  return (headers.get('etag') ?? '').replaceAll('"', '');
}

const kindOf = (body: unknown): string => (body as { error?: { kind?: string } }).error?.kind ?? 'ok';

describe('rounds over HTTP', () => {
  test('[RD3][RD4][RD6] a round from asking to approval, with every refusal', async () => {
    const [ana, rev, rik, rea, out] = [
      await person('ana'),
      await person('rev'),
      await person('rik'),
      await person('rea'),
      await person('out'),
    ];
    const { id } = await ana.client.done<{ id: string }>('POST', '/api/v1/assessments', {
      title: 'Outlook for the harbour',
      import: { format: 'text', content: 'Key Judgments\nThe harbour will likely reopen.' },
    });
    await ana.client.done('PUT', `/api/v1/assessments/${id}/members`, [
      { userId: ana.id, role: 'owner' },
      { userId: rev.id, role: 'reviewer' },
      { userId: rik.id, role: 'reviewer' },
      { userId: rea.id, role: 'reader' },
    ]);
    const path = `/api/v1/assessments/${id}/rounds`;
    const contentHash = await hashOf(ana.client, id);
    const asked = { reviewers: [rev.id, rik.id, ana.id], contentHash };

    for (const [client, body, status, kind] of [
      [rev.client, asked, 403, 'forbidden'],
      [rea.client, asked, 403, 'forbidden'],
      [out.client, asked, 404, 'not-found'],
      [ana.client, { ...asked, contentHash: 'a'.repeat(64) }, 409, 'draft-moved'],
      [ana.client, { ...asked, contentHash: 'short' }, 400, 'invalid-input'],
      [ana.client, { ...asked, reviewers: [] }, 400, 'invalid-input'],
      [ana.client, { ...asked, reviewers: [rev.id, rev.id] }, 400, 'invalid-input'],
      [ana.client, { ...asked, reviewers: [rea.id] }, 400, 'invalid-input'],
      [ana.client, { ...asked, reviewers: [out.id] }, 400, 'invalid-input'],
      [ana.client, { ...asked, dueAt: 'soon' }, 400, 'invalid-input'],
      [ana.client, { ...asked, scope: { kind: 'lens', lens: 'rosy' } }, 400, 'invalid-input'],
      [ana.client, { ...asked, state: 'approved' }, 400, 'invalid-input'],
    ] as const) {
      const answer = await client.request('POST', path, body);
      expect([answer.status, kindOf(answer.body)], JSON.stringify(body)).toEqual([status, kind]);
    }
    const created = await ana.client.request('POST', path, {
      ...asked,
      dueAt: '2027-01-05T12:00:00Z',
      note: 'As agreed.',
    });
    const round = created.body as Round;
    expect([created.status, round.contentHash, round.state]).toEqual([201, contentHash, 'open']);
    expect(await ana.client.done('GET', `/api/v1/assessments/${id}`)).toMatchObject({ status: 'team_review' });
    expect((await ana.client.request('PATCH', path, {})).status).toBe(405);

    const decisions = `/api/v1/rounds/${round.id}/decisions`;
    const approve = { decision: 'approve', contentHash };
    for (const [client, body, status, kind] of [
      [ana.client, approve, 403, 'forbidden'],
      [rea.client, approve, 403, 'forbidden'],
      [out.client, approve, 404, 'not-found'],
      [rev.client, { ...approve, contentHash: 'b'.repeat(64) }, 409, 'stale-approval'],
      [rev.client, { ...approve, decision: 'wave-through' }, 400, 'invalid-input'],
      [rev.client, { decision: 'approve' }, 400, 'invalid-input'],
      [rev.client, { ...approve, decision: 'approve_with_dissent' }, 400, 'invalid-input'],
      [rev.client, { ...approve, dissents: [{ judgmentId: 'j', reason: 'No.' }] }, 400, 'invalid-input'],
    ] as const) {
      const answer = await client.request('POST', decisions, body);
      expect([answer.status, kindOf(answer.body)], JSON.stringify(body)).toEqual([status, kind]);
    }
    const nowhere = '/api/v1/rounds/00000000-0000-4000-8000-000000000000/decisions';
    expect((await rev.client.request('POST', nowhere, approve)).status).toBe(404);
    expect((await rev.client.request('POST', '/api/v1/rounds/x/decisions', approve)).status).toBe(404);

    const [moves, reads] = [`/api/v1/rounds/${round.id}/moves`, `/api/v1/rounds/${round.id}/reads`];
    for (const [method, at, body, status, kind] of [
      ['POST', moves, { contentHash: 'b'.repeat(64) }, 409, 'draft-moved'],
      ['POST', moves, { contentHash: 'short' }, 400, 'invalid-input'],
      ['POST', moves, { contentHash }, 200, 'ok'],
      ['PATCH', reads, { reads: { j1: 'Not a key' } }, 400, 'invalid-input'],
      ['PATCH', reads, { reads: ['j1'] }, 400, 'invalid-input'],
      ['PATCH', reads, {}, 400, 'invalid-input'],
      ['PATCH', reads, { reads: { j1: 'k1', j2: null } }, 200, 'ok'],
    ] as const) {
      const answer = await rev.client.request(method, at, body);
      expect([answer.status, kindOf(answer.body)], JSON.stringify(body)).toEqual([status, kind]);
    }
    expect(await rev.client.done('GET', `/api/v1/rounds/${round.id}`)).toMatchObject({
      mine: { reads: { j1: 'k1' }, text: { contentHash } },
    });
    const facts = `/api/v1/assessments/${id}/checks/review`;
    expect(await rea.client.done('GET', facts)).toMatchObject({ openThreads: [], ownApprovals: [] });
    expect((await out.client.request('GET', facts)).status).toBe(404);

    const { content } = await ana.client.done<{ content: readonly Block[] }>(
      'GET',
      `/api/v1/assessments/${id}/content?format=json`,
    );
    const judgmentId = content.flatMap(flat).find(({ type }) => type === 'judgment')?.attrs?.id ?? '';
    const dissents = [{ judgmentId, likelihood: 'unlikely', reason: 'The pilots are on strike.' }];
    const decided = await rev.client.request('POST', decisions, {
      ...approve,
      decision: 'approve_with_dissent',
      summary: 'Clear, but too hopeful.',
      dissents,
    });
    expect(decided.status).toBe(200);
    const again = await rev.client.request('POST', decisions, { ...approve, decision: 'request_changes' });
    expect([again.status, kindOf(again.body)]).toEqual([409, 'already-decided']);

    // Rik has yet to decide.
    expect(JSON.stringify((await rik.client.request('GET', path)).body)).not.toMatch(/hopeful|strike|with_dissent/u);
    expect((await rea.client.request('GET', path)).status).toBe(403);
    expect((await rik.client.request('POST', decisions, approve)).status).toBe(200);
    const comment = await ana.client.request('POST', decisions, { ...approve, decision: 'comment' });
    expect([comment.status, (comment.body as Round).state]).toEqual([200, 'commented']);

    const dissent = (decided.body as Round).dissents[0]?.id ?? '';
    const withdraw = `/api/v1/dissents/${dissent}/withdraw`;
    for (const [client, status] of [
      [ana.client, 403],
      [out.client, 404],
      [rev.client, 200],
      [rev.client, 409],
    ] as const)
      expect((await client.request('POST', withdraw)).status).toBe(status);

    const excuse = { userId: ana.id, reason: 'Nobody else.' };
    expect((await ana.client.request('POST', `/api/v1/rounds/${round.id}/excuses`, excuse)).status).toBe(403);
    expect(
      (await ana.client.request('PUT', '/api/v1/review-policy', { stalePolicy: 'any', isOwnWorkBarred: false })).status,
    ).toBe(403);
    expect(await rea.client.done('GET', '/api/v1/review-policy')).toEqual({
      stalePolicy: 'any',
      isOwnWorkBarred: true,
    });
    const close = `/api/v1/rounds/${round.id}/close`;
    expect((await rev.client.request('POST', close, { reason: 'Enough.' })).status).toBe(403);
    expect((await ana.client.request('POST', close, { reason: ' ' })).status).toBe(400);
    expect((await ana.client.request('POST', close, { reason: 'Starting over.' })).status).toBe(200);
    expect(await ana.client.done('GET', `/api/v1/assessments/${id}`)).toMatchObject({ status: 'draft' });
    expect(await admin.done('GET', '/api/v1/audit/verify')).toMatchObject({ ok: true });
  });
});

type Block = { readonly type: string; readonly attrs?: { readonly id?: string }; readonly content?: readonly Block[] };
const flat = (block: Block): readonly Block[] => [block, ...(block.content ?? []).flatMap(flat)];
