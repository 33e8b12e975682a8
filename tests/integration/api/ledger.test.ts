import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeDataDir, startServer, type RunningServer } from '../startServer.ts';
import { kindOf, publicationsDesk } from './publicationsDesk.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

describe('the ledger over HTTP', () => {
  test('[LG9][LG10] from a published forecast to its outcome, with every refusal', async () => {
    const desk = await publicationsDesk(server, 'ledger');
    const { admin, person, owner, rev, setMembers, hash, waiveAll, ask, approve, publish } = desk;
    const [rea, out] = [await person('rea'), await person('out')];
    await setMembers([{ userId: rea.id, role: 'reader' }]);
    await waiveAll();
    const text = await hash();
    await approve(await ask(text), text);
    expect((await publish(text)).status).toBe(201);

    type Papers = { readonly items: readonly object[] };
    const papers = async (client: typeof admin) => (await client.done<Papers>('GET', '/api/v1/publications')).items;
    expect(await papers(rev.client)).toMatchObject([{ title: 'Outlook for the harbour', number: 1, isMember: true }]);
    expect(await papers(out.client)).toEqual([]);
    expect((await rev.client.request('GET', '/api/v1/publications?cursor=bad')).status).toBe(400);
    expect((await fetch(`${server.origin}/api/v1/publications`)).status).toBe(401);

    type Entry = {
      readonly id: string;
      readonly label: string;
      readonly assessmentId: string;
      readonly judgmentId: string;
    };
    type Listed = { readonly items: readonly Entry[]; readonly nextCursor: string | null };
    const { items, nextCursor } = await rev.client.done<Listed>('GET', '/api/v1/judgments?limit=100');
    expect(nextCursor).toBeNull();
    expect(items).toMatchObject([
      {
        label: 'J1',
        statement: 'The harbour will likely (55–80%) reopen.',
        likelihood: 'likely',
        range: '55–80%',
        probability: 0.675,
        isImputed: true,
        standing: 'open',
        isOwn: false,
      },
    ]);
    expect((await out.client.done<Listed>('GET', '/api/v1/judgments')).items).toEqual([]);
    expect((await rev.client.request('GET', '/api/v1/judgments?cursor=bad')).status).toBe(400);
    expect((await fetch(`${server.origin}/api/v1/judgments`)).status).toBe(401);

    const id = items[0]?.id ?? '';
    const today = new Date().toISOString().slice(0, 10);
    const body = { outcome: 'no', evidence: 'The pilots left again.', resolvedAt: today };
    const at = `/api/v1/judgments/${id}/resolution`;
    for (const [by, sent, status, kind] of [
      [owner.client, body, 403, 'forbidden'],
      [rea.client, body, 403, 'forbidden'],
      [out.client, body, 404, 'not-found'],
      [admin, body, 404, 'not-found'],
      [rev.client, { ...body, outcome: 'perhaps' }, 400, 'invalid-input'],
      [rev.client, { ...body, evidence: ' ' }, 400, 'invalid-input'],
      [rev.client, { ...body, resolvedAt: 'soon' }, 400, 'invalid-input'],
      [rev.client, { ...body, resolvedAt: '2999-01-01' }, 400, 'invalid-input'],
      [rev.client, { ...body, score: 1 }, 400, 'invalid-input'],
    ] as const) {
      const answer = await by.request('POST', at, sent);
      expect([answer.status, kindOf(answer.body)], JSON.stringify(sent)).toEqual([status, kind]);
    }
    const askAt = `/api/v1/judgments/${id}/ask`;
    type Resolvers = { readonly items: readonly { readonly userId: string; readonly isAsked: boolean }[] };
    expect((await owner.client.done<Resolvers>('GET', askAt)).items).toMatchObject([
      { userId: rev.id, isAsked: false },
    ]);
    for (const [by, sent, status, kind] of [
      [rea.client, { userId: rev.id }, 403, 'forbidden'],
      [out.client, { userId: rev.id }, 404, 'not-found'],
      [admin, { userId: rev.id }, 404, 'not-found'],
      [owner.client, { userId: 'rev' }, 400, 'invalid-input'],
      [owner.client, { userId: rea.id }, 400, 'invalid-input'],
      [owner.client, { userId: out.id }, 400, 'invalid-input'],
      [owner.client, {}, 400, 'invalid-input'],
    ] as const) {
      const answer = await by.request('POST', askAt, sent);
      expect([answer.status, kindOf(answer.body)], JSON.stringify(sent)).toEqual([status, kind]);
    }
    expect((await out.client.request('GET', askAt)).status).toBe(404);
    const twice = await Promise.all([1, 2].map(() => owner.client.request('POST', askAt, { userId: rev.id })));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    type Inbox = { readonly items: readonly { readonly reason: string; readonly place: string }[] };
    const inbox = await rev.client.done<Inbox>('GET', '/api/v1/notifications');
    expect(inbox.items.filter(({ reason }) => reason === 'outcome-asked')).toMatchObject([
      { place: `/ledger?id=${id}` },
    ]);
    for (const link of ['javascript:alert(1)', 'data:text/html,x', 'port', `https://a.example/${'x'.repeat(2_000)}`])
      expect((await rev.client.request('POST', at, { ...body, link })).status, link).toBe(400);
    const instant = { ...body, resolvedAt: new Date().toISOString() };
    const both = await Promise.all([1, 2].map(() => rev.client.request('POST', at, instant)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [settled] = (await rea.client.done<Listed>('GET', '/api/v1/judgments')).items;
    expect(settled).toMatchObject({ standing: 'resolved', outcome: 'no', resolvedAt: today, resolvedBy: 'rev' });
    expect(settled).toMatchObject({ brier: 0.675 ** 2 });
    const file = await owner.client.request('GET', '/api/v1/judgments/export?format=csv&state=resolved');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="ledger-[\d-]+\.csv"$/u);
    const json = await owner.client.done<Listed>('GET', '/api/v1/judgments/export?until=2000-01-01');
    expect(json.items).toEqual([]);
    const scores = await rea.client.done('GET', '/api/v1/judgments/scores');
    expect(scores).toMatchObject({ count: 1, imputed: 1, score: { state: 'too-few', missing: 29 } });
    const { assessmentId, judgmentId } = items[0] ?? {};
    const history = `/api/v1/judgments/history?assessment=${assessmentId}&judgment=${judgmentId}`;
    expect((await rea.client.done<Listed>('GET', history)).items).toMatchObject([{ outcome: 'no', number: 1 }]);
    expect((await out.client.done<Listed>('GET', history)).items).toEqual([]);
    for (const [path, status] of [
      ['?state=perhaps', 400],
      ['?author=me', 400],
      ['?from=soon', 400],
      ['?order=best', 400],
      ['?limit=101', 400],
      ['?order=due&cursor=bad', 400],
      ['?score=1', 400],
      ['?state=due&order=due&limit=1', 200],
      // There are no scores of persons.
      [`/scores?author=${owner.id}`, 400],
      ['/export?format=xls', 400],
      ['/history', 400],
      ['/history?assessment=1&judgment=a', 400],
    ] as const)
      expect((await rev.client.request('GET', `/api/v1/judgments${path}`)).status, path).toBe(status);
    for (const path of ['/scores', '/export', history.slice('/api/v1/judgments'.length)])
      expect((await fetch(`${server.origin}/api/v1/judgments${path}`)).status, path).toBe(401);
    const verified = await admin.done<{ readonly ok: boolean }>('GET', '/api/v1/audit/verify');
    expect(verified.ok).toBe(true);
  });
});
