import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
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

type Poll = {
  readonly number: number;
  readonly given: readonly { readonly name: string }[];
  readonly mine: { readonly probability: number } | null;
  readonly revealed: { readonly mean: number; readonly term: { readonly id: string } | null } | null;
};

async function person(name: string) {
  const email = `${name}@desk.example`;
  const password = `a long password of ${name}`;
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { email, name, password, role: 'member' });
  return { id, name, client: await signIn(server.origin, email, password) };
}

/** Every answer that a person can get about an assessment, as one text. */
async function everythingTold(client: ApiClient, id: string): Promise<string> {
  const paths = ['', '/estimates', '/members', '/checks', '/waivers', '/content?format=json', '/content?format=text'];
  const answers = paths.map((path) => client.request('GET', `/api/v1/assessments/${id}${path}`));
  return JSON.stringify((await Promise.all(answers)).map(({ body }) => body));
}

describe('blind estimates over HTTP', () => {
  test('[BE4] no answer, audit row or socket message holds another’s number before the reveal; after it all do', async () => {
    const [ana, ben, rea] = [await person('ana'), await person('ben'), await person('rea')];
    const { id } = await ana.client.done<{ id: string }>('POST', '/api/v1/assessments', {
      title: 'Outlook for the harbour',
      import: { format: 'text', content: 'Key Judgments\nThe harbour will likely reopen.' },
    });
    await ana.client.done('PUT', `/api/v1/assessments/${id}/members`, [
      { userId: ana.id, role: 'owner' },
      { userId: ben.id, role: 'editor' },
      { userId: rea.id, role: 'reader' },
    ]);
    const { content } = await ana.client.done<{ content: readonly Block[] }>(
      'GET',
      `/api/v1/assessments/${id}/content?format=json`,
    );
    const blockId = content.flatMap(flat).find(({ type }) => type === 'judgment')?.attrs?.id ?? '';
    const path = `/api/v1/assessments/${id}/estimates`;
    const heard = await listenTo(ana.client, id);

    await ana.client.done('PUT', path, { blockId, probability: 0.317 });
    const told = await ben.client.done<Poll>('PUT', path, { blockId, probability: 0.842 });
    expect(told).toMatchObject({ mine: { probability: 0.842 }, revealed: null });
    expect(await everythingTold(ana.client, id)).not.toContain('0.842');
    expect(await everythingTold(ben.client, id)).not.toContain('0.317');
    const audit = await admin.request('GET', '/api/v1/audit');
    expect(JSON.stringify(audit.body)).toContain('estimate.given');
    expect(JSON.stringify(audit.body)).not.toMatch(/0\.(317|842)/u);
    await expect.poll(() => heard.topics).toEqual(['estimates', 'estimates']);

    for (const [method, at, body, status] of [
      ['GET', path, undefined, 403],
      ['PUT', path, { blockId, probability: 0.5 }, 403],
      ['POST', `${path}/reveal`, { blockId }, 403],
    ] as const)
      expect((await rea.client.request(method, at, body)).status, `reader: ${method} ${at}`).toBe(status);
    for (const body of [
      { blockId },
      { blockId, probability: 1.2 },
      { blockId, probability: '0.5' },
      { blockId: '', probability: 0.5 },
      { blockId, probability: 0.5, userId: ben.id },
    ])
      expect((await ana.client.request('PUT', path, body)).status, JSON.stringify(body)).toBe(400);
    expect((await ana.client.request('PUT', path, { blockId: 'nowhere', probability: 0.5 })).status).toBe(404);
    expect((await ana.client.request('GET', `${path}?cursor=made-up`)).status).toBe(400);
    expect((await ana.client.request('PATCH', path, {})).status).toBe(405);
    expect((await ben.client.request('POST', `${path}/reveal`, { blockId })).status).toBe(403);

    const revealed = await ana.client.done<Poll>('POST', `${path}/reveal`, { blockId });
    expect(revealed.revealed).toMatchObject({ mean: 0.5795, term: { id: 'likely', isInGap: false } });
    expect(JSON.stringify(await ben.client.done('GET', `${path}?blockId=${blockId}`))).toContain('0.317');
    expect((await ben.client.request('PUT', path, { blockId, probability: 0.9 })).status).toBe(409);
    const again = await ana.client.request('POST', `${path}/polls`, { blockId });
    expect([again.status, (again.body as Poll).number]).toEqual([201, 2]);
    heard.close();
  });
});

type Block = { readonly type: string; readonly attrs?: { readonly id?: string }; readonly content?: readonly Block[] };
const flat = (block: Block): readonly Block[] => [block, ...(block.content ?? []).flatMap(flat)];

/** What a socket in the draft's room is told has changed beside it, in order. */
async function listenTo(client: ApiClient, id: string) {
  const topics: string[] = [];
  const { token } = await client.done<{ token: string }>('POST', '/api/v1/tokens', { name: 'listening' });
  const socket = new WebSocket(`${server.origin.replace(/^http/u, 'ws')}/collab/${id}?token=${token}`);
  socket.binaryType = 'nodebuffer';
  socket.on('message', (data: Buffer) => {
    const decoder = createDecoder(new Uint8Array(data));
    if (readVarUint(decoder) === 65) topics.push(readVarString(decoder));
  });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  // Asks for the draft: what others do is held back until it has it.
  socket.send(Uint8Array.of(0, 0, 1, 0));
  await new Promise((resolve) => socket.once('message', resolve));
  return { topics, close: () => socket.close() };
}
