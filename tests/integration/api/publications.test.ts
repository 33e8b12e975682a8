import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeDataDir, startServer, type RunningServer } from '../startServer.ts';
import { gatesOf, kindOf, publicationsDesk } from './publicationsDesk.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

describe('publications over HTTP', () => {
  test('[PB1][PB2][PB7][PB8] from the gates to a retraction, with every refusal', async () => {
    const desk = await publicationsDesk(server);
    const { admin, person, owner, rev, id, slug, path, setMembers, hash, waiveAll, ask, approve, publish, edit } = desk;
    const [ben, rea, out] = [await person('ben'), await person('rea'), await person('out')];
    await setMembers([
      { userId: ben.id, role: 'editor' },
      { userId: rea.id, role: 'reader' },
    ]);
    const first = await hash();
    for (const [by, more, status, kind] of [
      [ben.client, {}, 403, 'forbidden'],
      [rea.client, {}, 403, 'forbidden'],
      [rev.client, {}, 403, 'forbidden'],
      [out.client, {}, 404, 'not-found'],
      [owner.client, { contentHash: 'a'.repeat(64) }, 409, 'draft-moved'],
      [owner.client, { contentHash: 'short' }, 400, 'invalid-input'],
      [owner.client, { kind: 'grand' }, 400, 'invalid-input'],
      [owner.client, { audience: 'everybody' }, 400, 'invalid-input'],
      [owner.client, { audience: { userIds: [] } }, 400, 'invalid-input'],
      [owner.client, { audience: { userIds: ['x'] } }, 400, 'invalid-input'],
      [owner.client, { changeSummary: 'x'.repeat(4_001) }, 400, 'invalid-input'],
      [owner.client, { number: 7 }, 400, 'invalid-input'],
    ] as const) {
      const answer = await publish(first, more, by);
      expect([answer.status, kindOf(answer.body)], JSON.stringify(more)).toEqual([status, kind]);
    }
    const nowhere = '/api/v1/assessments/00000000-0000-4000-8000-000000000000/publications';
    expect((await owner.client.request('POST', nowhere, { contentHash: first, kind: 'initial' })).status).toBe(404);

    // Nothing is settled: the approval and every finding at the gate are told at once, each with its block.
    const held = await publish(first);
    expect([held.status, kindOf(held.body)]).toEqual([422, 'gate-failed']);
    expect(new Set(gatesOf(held.body))).toEqual(new Set(['approval', 'checks']));
    expect(JSON.stringify(held.body)).toMatch(/"blockId":"[^"]+"/u);
    await waiveAll();
    expect(gatesOf((await publish(first)).body)).toEqual(['approval']);

    const round = await ask(first);
    expect((await approve(round, first)).status).toBe(200);
    await edit('2026-11-20');
    const second = await hash();
    const edited = await publish(second);
    expect([edited.status, gatesOf(edited.body)]).toEqual([422, ['approval']]);
    const left = await publish(first);
    expect([left.status, kindOf(left.body)]).toEqual([409, 'draft-moved']);

    expect((await approve(await ask(second), second)).status).toBe(200);
    const made = await publish(second);
    expect([made.status, made.body]).toMatchObject([201, { number: 1, slug, sha256: second, url: `/r/${slug}/v/1` }]);
    expect(kindOf((await publish(second)).body)).toBe('conflict');
    expect(await owner.client.done('GET', path)).toMatchObject({ status: 'published' });
    const versions = await owner.client.done<{ items: readonly object[] }>('GET', `${path}/versions`);
    expect(versions.items[0]).toMatchObject({ kind: 'published', sha256: second });

    await edit('2026-11-21');
    const third = await hash();
    expect(await rea.client.done('GET', `${path}/published-state`)).toEqual({
      number: 1,
      isRetracted: false,
      changes: 1,
      status: 'published',
    });
    expect(await owner.client.done('GET', `${path}/publishing`)).toMatchObject({
      number: 2,
      kind: 'administrative',
      changeSummary: 'No judgment changed; corrections in 1 block.',
      failures: [{ gate: 'approval' }],
    });
    expect((await rea.client.request('GET', `${path}/publishing`)).status).toBe(403);
    expect((await approve(await ask(third), third)).status).toBe(200);
    expect((await publish(third)).status).toBe(400);
    expect((await publish(third, { kind: 'administrative' })).status).toBe(201);

    const listed = await rea.client.done<{ items: readonly { id: string; number: number }[] }>(
      'GET',
      `${path}/publications?limit=1`,
    );
    expect(listed).toMatchObject({ items: [{ number: 2, kind: 'administrative' }], nextCursor: expect.any(String) });
    expect((await out.client.request('GET', `${path}/publications`)).status).toBe(404);

    const firstId = (made.body as { id: string }).id;
    const retract = `/api/v1/publications/${firstId}/retract`;
    const secondId = listed.items[0]?.id ?? '';
    for (const [client, body, status] of [
      [out.client, { reason: 'Wrong.' }, 404],
      [ben.client, { reason: 'Wrong.' }, 403],
      [owner.client, {}, 400],
      [owner.client, { reason: '  ' }, 400],
      [owner.client, { reason: 'Wrong.', replacedBy: 1 }, 400],
      [owner.client, { reason: 'Wrong.', replacedBy: 'two' }, 400],
      [owner.client, { reason: 'Wrong.', replacedBy: secondId }, 200],
      [owner.client, { reason: 'Wrong.' }, 409],
    ] as const)
      expect((await client.request('POST', retract, body)).status, JSON.stringify(body)).toBe(status);
    expect((await owner.client.request('POST', '/api/v1/publications/x/retract', { reason: 'Wrong.' })).status).toBe(
      404,
    );
    expect((await owner.client.request('GET', retract)).status).toBe(405);
    expect(await owner.client.done('GET', `${path}/publications`)).toMatchObject({
      items: [
        { number: 2, retracted: null },
        { number: 1, retracted: { reason: 'Wrong.', replacedBy: 2 } },
      ],
    });
    const inbox = await rea.client.done<{ items: readonly { reason: string }[] }>('GET', '/api/v1/notifications');
    expect(inbox.items.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['retracted', 'new-version']));
    const rows = String((await admin.request('GET', '/api/v1/audit')).body);
    expect(rows.split('\n').filter((line) => line.includes(`"publication.`))).toHaveLength(3);
    expect(rows).toContain(`assessment:${id}`);
    expect(await admin.done('GET', '/api/v1/audit/verify')).toMatchObject({ ok: true });
    const document = await owner.client.done<{ paths: Record<string, object> }>('GET', '/api/v1/openapi.json');
    expect(document.paths).toHaveProperty('/publications/{id}/retract');
  });
});
