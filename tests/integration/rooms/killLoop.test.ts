import { afterEach, expect, it, vi } from 'vitest';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { signIn, type ApiClient } from '../apiClient.ts';
import { makeDataDir, removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';
import { draftOnServer, hasAllOf, TypingClient, type Place } from './TypingClient.ts';

/** Raise it for a night of dying. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 4);
const clientsOfDraft = [3, 3, 2];
const everyMs = 15;
/** Looking costs little: the processor is the server's. */
const patience = { timeout: 30_000, interval: 10 };

type Draft = {
  readonly place: Place;
  readonly clients: readonly TypingClient[];
  /** Updates that were acknowledged since they were last looked for. */
  promised: Uint8Array[];
};

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

async function openDrafts(api: ApiClient, origin: string): Promise<{ drafts: Draft[]; promises: () => number }> {
  const drafts: Draft[] = [];
  let promises = 0;
  for (const [at, count] of clientsOfDraft.entries()) {
    const content = ['Ships wait off the harbour.', 'Cranes stand still.', 'The pilots have been told.'].join('\n\n');
    const { id } = await api.done<{ id: string }>('POST', '/api/v1/assessments', {
      title: `Harbour ${at}`,
      import: { format: 'text', content },
    });
    const place = { origin, cookie: api.cookie, assessmentId: id };
    const promised: Uint8Array[] = [];
    const onPromise = (update: Uint8Array): void => {
      promises += 1;
      draft.promised.push(update);
    };
    const clients = Array.from({ length: count }, () => new TypingClient(place, onPromise));
    const draft: Draft = { place, clients, promised };
    drafts.push(draft);
    cleanUp.push(() => clients.forEach((client) => client.end()));
  }
  return { drafts, promises: () => promises };
}

/** Everybody types until the function it gives back is called. */
function startTyping(drafts: readonly Draft[], random: SeededRandom): () => void {
  const clients = drafts.flatMap((draft) => draft.clients);
  const timer = setInterval(() => clients.forEach((client) => client.edit(random)), everyMs);
  cleanUp.push(() => clearInterval(timer));
  return () => clearInterval(timer);
}

const areAll = (drafts: readonly Draft[], is: (client: TypingClient) => boolean): boolean =>
  drafts.every((draft) => draft.clients.every(is));

/** Everybody has said everything, and has everything. */
async function settle(drafts: readonly Draft[]): Promise<void> {
  await vi.waitUntil(() => areAll(drafts, (client) => client.isSaved), patience);
  for (const { clients } of drafts) {
    const states = (): Set<string> => new Set(clients.map(({ doc }) => JSON.stringify(readDoc(doc))));
    await vi.waitUntil(() => states().size === 1, patience);
  }
}

async function expectAgreement(drafts: readonly Draft[], api: ApiClient): Promise<void> {
  for (const { place, clients } of drafts) {
    const content = await api.done('GET', `/api/v1/assessments/${place.assessmentId}/content?format=json`);
    for (const { doc } of clients) expect(readDoc(doc)).toEqual(content);
    expect(readDoc(await draftOnServer(place))).toEqual(content);
  }
}

it(
  `keeps what it acknowledged when it is killed while eight people type, ${rounds} times over`,
  async () => {
    const random = new SeededRandom(9);
    const dataDir = await makeDataDir();
    cleanUp.push(() => removeDataDir(dataDir));
    let server: RunningServer = await startServer({ dataDir });
    cleanUp.push(() => server.kill());
    const { origin, port } = server;
    const api = await signIn(origin, testAdmin.email, testAdmin.password);
    const { drafts, promises } = await openDrafts(api, origin);
    await vi.waitUntil(() => areAll(drafts, ({ provider }) => provider.synced), patience);
    const stop = startTyping(drafts, random);
    let checked = 0;
    for (let round = 0; round < rounds; round += 1) {
      const enough = promises() + 20 + random.below(300);
      await vi.waitUntil(() => promises() >= enough, patience);
      await server.kill();
      // They go on typing, and must not bring back what the server should still have by itself.
      for (const { clients } of drafts) for (const { provider } of clients) provider.disconnect();
      server = await startServer({ dataDir, port });
      for (const draft of drafts) {
        const stored = await draftOnServer(draft.place);
        const lost = draft.promised.filter((update) => !hasAllOf(stored, update));
        expect(lost).toEqual([]);
        checked += draft.promised.length;
        draft.promised = [];
        for (const { provider } of draft.clients) provider.connect();
      }
    }
    stop();
    await settle(drafts);
    await expectAgreement(drafts, api);
    const { ok, rows } = await api.done<{ ok: boolean; rows: number }>('GET', '/api/v1/audit/verify');
    expect({ ok, hasRows: rows > 0 }).toEqual({ ok: true, hasRows: true });
    // Nobody was sent away for anything they did.
    const closes = drafts.flatMap(({ clients }) => clients.flatMap((client) => client.closes));
    expect(closes.filter((code) => code >= 4000)).toEqual([]);
    expect(checked).toBeGreaterThan(rounds * 20);
    process.stderr.write(`${rounds} deaths, ${checked} acknowledged updates looked for, none lost\n`);
  },
  60_000 + rounds * 30_000,
);
