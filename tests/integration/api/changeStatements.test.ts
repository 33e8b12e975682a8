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

describe('statements of change and notices, over HTTP', () => {
  test('[PB9][PB10] stated, shown with the checks, published, and refused where they do not belong', async () => {
    const desk = await publicationsDesk(server, 'stating');
    const { owner, rev, path, slug } = desk;
    const statements = `${path}/change-statements`;
    const put = (body: object, by = owner.client) => by.request('PUT', statements, body);
    expect(await owner.client.done('GET', statements)).toEqual({
      base: null,
      scale: null,
      judgments: [],
      statements: [],
    });
    const whole = { base: null, judgmentId: null, text: 'Initial coverage.' };
    expect((await put(whole)).body).toMatchObject({ statements: [{ judgmentId: null, text: 'Initial coverage.' }] });
    for (const bad of [
      {},
      { ...whole, text: 7 },
      { ...whole, base: 0 },
      { ...whole, text: 'a'.repeat(2_001) },
      { ...whole, text: 'a\0b' },
      { ...whole, judgmentId: 'j1' },
      { ...whole, more: true },
    ]) {
      expect(kindOf((await put(bad)).body), JSON.stringify(bad).slice(0, 80)).toBe('invalid-input');
    }
    expect(kindOf((await put({ ...whole, base: 1, judgmentId: 'j1' })).body)).toBe('conflict');
    expect(kindOf((await put(whole, rev.client)).body)).toBe('forbidden');
    const outsider = await desk.person('outsider');
    expect(kindOf((await put(whole, outsider.client)).body)).toBe('not-found');
    expect((await outsider.client.request('GET', statements)).status).toBe(404);

    await desk.waiveAll();
    const hash = await desk.hash();
    await desk.approve(await desk.ask(hash), hash);
    const made = (await desk.publish(hash)).body as { id: string; number: number };
    const shown = await owner.client.done<{ publication: object }>('GET', `/r/${slug}/v/1/export.json`);
    expect(shown.publication).toMatchObject({ statements: [{ judgmentId: null, text: 'Initial coverage.' }] });
    expect(await owner.client.done('GET', statements)).toMatchObject({ base: 1, judgments: [{ label: 'J1' }] });

    // A notice needs a later version that stands.
    const supersede = (body: object, by = owner.client) =>
      by.request('POST', `/api/v1/publications/${made.id}/supersede`, body);
    for (const bad of [{}, { reason: '', by: 2 }, { reason: 'Newer.', by: 0 }, { reason: 'Newer.', by: 1 }])
      expect(kindOf((await supersede(bad)).body), JSON.stringify(bad)).toBe('invalid-input');
    expect(kindOf((await supersede({ reason: 'Newer.', by: 2 }, rev.client)).body)).toBe('forbidden');
    expect(kindOf((await supersede({ reason: 'Newer.', by: 2 }, outsider.client)).body)).toBe('not-found');
    await desk.edit('2026-10-01');
    await desk.waiveAll();
    const next = await desk.hash();
    await desk.approve(await desk.ask(next), next);
    expect((await desk.publish(next, { kind: 'administrative', supersede: true })).status).toBe(201);
    const { items } = await owner.client.done<{ items: readonly object[] }>('GET', `${path}/publications`);
    expect(items).toMatchObject([
      { number: 2, superseded: null },
      { number: 1, superseded: { number: 2, by: 'owner', reason: 'As told.' } },
    ]);
    expect(kindOf((await supersede({ reason: 'Again.', by: 2 })).body)).toBe('conflict');
  });

  test('[RP4] a version that was kept is confirmed by its tag, and told otherwise once it is retracted', async () => {
    const desk = await publicationsDesk(server, 'kept');
    await desk.waiveAll();
    const hash = await desk.hash();
    await desk.approve(await desk.ask(hash), hash);
    const made = (await desk.publish(hash)).body as { id: string };
    const url = `${server.origin}/r/${desk.slug}/v/1`;
    const kept = await fetch(url);
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, no-cache');
    const headers = { 'if-none-match': kept.headers.get('etag') ?? '' };
    expect((await fetch(url, { headers })).status).toBe(304);
    const reason = 'A source was forged.';
    await desk.owner.client.done('POST', `/api/v1/publications/${made.id}/retract`, { reason });
    const again = await fetch(url, { headers });
    expect([again.status, (await again.text()).includes(reason)]).toEqual([200, true]);
  });
});
