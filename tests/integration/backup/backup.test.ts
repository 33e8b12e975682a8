import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { publicationsDesk } from '../api/publicationsDesk.ts';
import { signIn, type ApiClient } from '../apiClient.ts';
import { temporaryFolder } from '../persistence/openTestDatabase.ts';
import { draftOnServer, hasAllOf, TypingClient } from '../rooms/TypingClient.ts';
import { startPostgres, type TestPostgres } from '../startPostgres.ts';
import { startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { runCommand } from './runCommand.ts';

let postgres: TestPostgres | null = null;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

const patience = { timeout: 60_000, interval: 20 };
const secret = 'a secret of the tests, which signs sessions of nobody';
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Everything of an assessment that a restore must bring back, and the log of who did what. */
async function factsOf(server: RunningServer, owner: ApiClient, id: string, slug: string, picture: string) {
  const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const path = `/api/v1/assessments/${id}`;
  const content = await owner.request('GET', `${path}/content?format=json`);
  const published = await fetch(`${server.origin}/r/${slug}/v/1/export.json`);
  const image = await fetch(`${server.origin}${path}/images/${picture}`, { headers: { Cookie: owner.cookie } });
  return {
    hash: content.headers.get('etag'),
    content: content.body,
    version: await owner.done('GET', `${path}/versions/1`),
    versions: await owner.done('GET', `${path}/versions`),
    publications: await owner.done('GET', `${path}/publications`),
    rounds: await owner.done('GET', `${path}/rounds`),
    published: [published.status, await published.text()],
    image: [image.status, Buffer.from(await image.arrayBuffer()).equals(pixel)],
    audit: (await admin.request('GET', '/api/v1/audit?since=0')).body,
    chain: await admin.done('GET', '/api/v1/audit/verify'),
  };
}

describe.each(['embedded', 'server'] as const)('backup and restore, %s database', (kind) => {
  const settingsFor = async (name: string): Promise<Record<string, string> | null> => {
    const folder = temporaryFolder(`backup-${name}`);
    cleanUp.push(folder.remove);
    if (kind === 'embedded') return { DATA_DIR: join(folder.path, 'data') };
    if (postgres === null) return null;
    const url = await postgres.newDatabase(`${name}_${Date.now()}`);
    return { DATA_DIR: join(folder.path, 'data'), DATABASE_URL: url, NEXTAUTH_SECRET: secret };
  };
  const start = async (settings: Record<string, string>): Promise<RunningServer> => {
    const server = await startServer({ dataDir: settings['DATA_DIR'] ?? '', env: settings });
    cleanUp.push(() => server.kill());
    return server;
  };

  test('[BK1][BK2][BK3] one file while people write holds all that was acknowledged, and stands again elsewhere', async (context) => {
    const [here, there] = [await settingsFor('here'), await settingsFor('there')];
    if (here === null || there === null) return context.skip();
    const server = await start(here);
    const { owner, rev, id, slug, path, hash, waiveAll, ask, approve, publish } = await publicationsDesk(server);
    const sent = await fetch(`${server.origin}${path}/images`, {
      method: 'POST',
      headers: { Cookie: owner.client.cookie, 'Content-Type': 'image/png' },
      body: pixel,
    });
    expect(sent.status).toBe(201);
    const { sha256: picture } = (await sent.json()) as { sha256: string };
    await waiveAll();
    const text = await hash();
    expect((await approve(await ask(text), text)).status).toBe(200);
    expect((await publish(text)).status).toBe(201);

    const written = await rev.client.done<{ id: string }>('POST', '/api/v1/assessments', {
      title: 'Written while it is copied',
      import: { format: 'text', content: 'Ships wait off the harbour.\n\nCranes stand still.' },
    });
    const promised: Uint8Array[] = [];
    const place = { origin: server.origin, cookie: rev.client.cookie, assessmentId: written.id };
    const clients = [1, 2].map(() => new TypingClient(place, (update) => promised.push(update)));
    cleanUp.push(() => clients.forEach((client) => client.end()));
    await vi.waitUntil(() => clients.every(({ provider }) => provider.synced), patience);
    const random = new SeededRandom(31);
    const typing = setInterval(() => clients.forEach((client) => client.edit(random)), 15);
    cleanUp.push(() => clearInterval(typing));
    await vi.waitUntil(() => promised.length > 40, patience);

    const before = await factsOf(server, owner.client, id, slug, picture);
    const acknowledged = [...promised];
    const folder = temporaryFolder('backup-file');
    cleanUp.push(folder.remove);
    const file = join(folder.path, 'yardstick.backup');
    expect(await runCommand('backup', [file], here)).toMatchObject({ code: 0, err: '' });
    // Nobody was kept from writing.
    const enough = promised.length + 20;
    await vi.waitUntil(() => promised.length > enough, patience);
    clearInterval(typing);
    expect(clients.flatMap(({ closes }) => closes)).toEqual([]);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect(await readdir(folder.path)).toEqual(['yardstick.backup']);
    expect(await runCommand('restore', [file, '--check'], there)).toMatchObject({
      code: 0,
      out: expect.stringContaining('is whole'),
    });

    // While its server runs, and over data that is there, nothing is restored.
    expect(await runCommand('restore', [file, '--replace'], here)).toMatchObject({ code: 1 });
    await vi.waitUntil(() => clients.every(({ isSaved }) => isSaved), patience);
    clients.forEach(({ provider }) => provider.disconnect());
    expect(await server.stop()).toBe(0);
    const refused = await runCommand('restore', [file], here);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });

    expect(await runCommand('restore', [file], there)).toMatchObject({ code: 0, err: '' });
    const again = await start(there);
    const ownerThere = await signIn(again.origin, 'owner.desk@desk.example', 'a long password of owner');
    expect(await factsOf(again, ownerThere, id, slug, picture)).toEqual(before);
    const revThere = await signIn(again.origin, 'rev.desk@desk.example', 'a long password of rev');
    const stored = await draftOnServer({ ...place, origin: again.origin, cookie: revThere.cookie });
    expect(acknowledged.filter((update) => !hasAllOf(stored, update))).toEqual([]);
    // Writing and auditing go on where they stopped.
    const next = await revThere.request('POST', '/api/v1/assessments', { title: 'The next one' });
    expect(next.status).toBe(201);
    const admin = await signIn(again.origin, testAdmin.email, testAdmin.password);
    expect(await admin.done('GET', '/api/v1/audit/verify')).toMatchObject({ ok: true });
    expect(await again.stop()).toBe(0);

    // Told so, it replaces: the assessment made since is gone, the older ones are as they were.
    expect(await runCommand('restore', [file, '--replace'], there)).toMatchObject({ code: 0, err: '' });
    const third = await start(there);
    const revAgain = await signIn(third.origin, 'rev.desk@desk.example', 'a long password of rev');
    const list = JSON.stringify(await revAgain.done('GET', '/api/v1/assessments'));
    expect([list.includes('The next one'), list.includes('Outlook for the harbour')]).toEqual([false, true]);
    expect(await third.stop()).toBe(0);
    // Three servers and six programs are started, one after the other.
  }, 480_000);
});
