import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import { messageType } from '../../../lib/protocol/messages.ts';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { signIn } from '../apiClient.ts';
import { draftOnServer, hasAllOf, TypingClient, type Place } from '../rooms/TypingClient.ts';
import { admin, patience, startNodes } from './startNodes.ts';

/** Raise it for a night of trouble. */
const rounds = Number(process.env['NODE_ROUNDS'] ?? 1);
const clientsOfDraft = [3, 3];
const everyMs = 60;

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

/** A draft, who types in it, and what they were promised. */
type Draft = { readonly id: string; readonly clients: readonly TypingClient[]; readonly promised: Uint8Array[] };

it(
  `three nodes keep what they acknowledged and agree, though one is killed, one drained and Redis lost while all type, ${rounds} times`,
  async ({ skip }) => {
    const house = await startNodes();
    if (house === null) return skip();
    cleanUp.push(() => house.stop());
    const { nodes, redis, front } = house;
    const random = new SeededRandom(14);
    await house.untilAll('together');
    const api = await signIn(front, admin.email, admin.password);
    const placeAt = (origin: string, assessmentId: string): Place => ({ origin, cookie: api.cookie, assessmentId });

    const drafts: Draft[] = [];
    for (const [at, count] of clientsOfDraft.entries()) {
      const content = ['Ships wait off the harbour.', 'Cranes stand still.', 'The pilots have been told.'].join('\n\n');
      const body = { title: `Harbour ${at}`, import: { format: 'text', content } };
      const { id } = await api.done<{ id: string }>('POST', '/api/v1/assessments', body);
      const promised: Uint8Array[] = [];
      // Half of them by way of the load balancer, the others at a node each, so that all are in use.
      const origins = Array.from({ length: count }, (_, n) => (n % 2 === 0 ? front : (nodes[n % 3]?.origin ?? front)));
      const clients = origins.map(
        (origin) => new TypingClient(placeAt(origin, id), (update) => void promised.push(update)),
      );
      drafts.push({ id, clients, promised });
    }
    const everybody = drafts.flatMap(({ clients }) => clients);
    const promises = (): number => drafts.reduce((sum, { promised }) => sum + promised.length, 0);
    const untilMore = async (): Promise<void> => {
      const enough = promises() + 30;
      await vi.waitUntil(() => promises() >= enough, patience);
    };
    cleanUp.push(() => everybody.forEach((client) => client.end()));
    // Topics: the plain client complains of messages that it does not know.
    for (const { provider } of everybody) {
      provider.messageHandlers[messageType.changed] = () => {};
      provider.messageHandlers[messageType.pace] = () => {};
    }
    await vi.waitUntil(() => everybody.every(({ provider }) => provider.synced), patience);
    const timer = setInterval(() => everybody.forEach((client) => client.edit(random)), everyMs);
    cleanUp.push(() => clearInterval(timer));

    /** What was acknowledged until now lies in the database, whatever any node or client still knows. */
    const expectKept = async (): Promise<void> => {
      for (const { id, promised } of drafts) {
        const until = [...promised];
        const loaded = await house.database.drafts.load(id);
        const stored = new Y.Doc();
        for (const update of [loaded?.snapshot.state, ...(loaded?.tail ?? []).map((row) => row.update)]) {
          if (update !== undefined) Y.applyUpdate(stored, update);
        }
        expect(until.filter((update) => !hasAllOf(stored, update))).toHaveLength(0);
      }
    };

    const [, second, third] = nodes;
    for (let round = 0; round < rounds; round += 1) {
      await untilMore();
      await third.server.kill();
      await expectKept();
      await untilMore();
      expect(await second.server.stop()).toBe(0);
      await expectKept();
      await untilMore();
      await Promise.all([second.restart(), third.restart()]);
      await house.untilAll('together');
      await untilMore();
      await redis.crash();
      await house.untilAll('polling');
      await untilMore();
      await expectKept();
      await redis.restart();
      await house.untilAll('together');
      await untilMore();
    }
    clearInterval(timer);

    await vi.waitUntil(() => everybody.every((client) => client.isSaved), patience);
    for (const { clients } of drafts) {
      const states = (): Set<string> => new Set(clients.map(({ doc }) => JSON.stringify(readDoc(doc))));
      await vi.waitUntil(() => states().size === 1, patience);
    }
    await expectKept();
    for (const { id, clients } of drafts) {
      for (const { origin } of nodes) {
        const response = await fetch(`${origin}/api/v1/assessments/${id}/content?format=json`, {
          headers: { cookie: api.cookie },
        });
        const content: unknown = await response.json();
        for (const { doc } of clients) expect(readDoc(doc)).toEqual(content);
      }
    }
    // Nobody was sent away for anything they did: lines broke, nodes went away, and joining went on elsewhere.
    const closes = everybody.flatMap((client) => client.closes);
    expect(closes.filter((code) => code >= 4000 && code !== 4205 && code !== 4503)).toEqual([]);
    // Who comes with nothing is given the same everywhere.
    for (const { id, clients } of drafts) {
      for (const { origin } of nodes) {
        expect(readDoc(await draftOnServer(placeAt(origin, id)))).toEqual(readDoc(clients[0]?.doc ?? new Y.Doc()));
      }
    }
    const { ok } = await api.done<{ ok: boolean }>('GET', '/api/v1/audit/verify');
    expect(ok).toBe(true);
    process.stderr.write(`${promises()} acknowledged updates, none lost, all agree\n`);
  },
  300_000 + rounds * 180_000,
);
