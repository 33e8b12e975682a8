import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { foldDraft } from '../../../lib/document/yjs/foldDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { openDatabase, type OpenDatabase } from '../../../lib/persistence/openDatabase.ts';
import { systemClock } from '../../../server/Clock.ts';
import { compactRoom } from '../../../server/compactRoom.ts';
import { doDocumentJob } from '../../../server/doDocumentJob.ts';
import type { DocumentAnswers, DocumentJob } from '../../../server/documentJobs.ts';
import type { DocumentWorking } from '../../../server/DocumentWorker.ts';
import { Journal } from '../../../server/Journal.ts';
import { roomLimits as limits } from '../../../server/roomLimits.ts';
import { RoomRegistry } from '../../../server/RoomRegistry.ts';
import { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import { quietLog as log } from '../../unit/server/roomFixture.ts';
import { assessmentNamed, at, idOf, userNamed } from '../persistence/fixtures.ts';
import { collectingLog, openEmbeddedForTest } from '../persistence/openTestDatabase.ts';
import { startPostgres } from '../startPostgres.ts';
import { hasAllOf } from './TypingClient.ts';

const rounds = 90;
const compactEvery = 9;
const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work();
});

/** Document work here and now: what is raced is the store. */
const documents: DocumentWorking = {
  run: async <K extends DocumentJob['kind']>(job: Extract<DocumentJob, { kind: K }>) =>
    doDocumentJob(job) as DocumentAnswers[K],
  end: async () => {},
};

/** Two people at each node, who hear of each other and, until they come back one day, not of the other node. */
async function keepsEverything(first: OpenDatabase, second: OpenDatabase): Promise<void> {
  const made = assessmentNamed('Harbour');
  const title = { type: 'title', attrs: { id: 't1' }, content: [{ type: 'text', text: 'Harbour' }] };
  const words = { type: 'text', text: 'Ships wait. '.repeat(20) };
  const seed = seedDraft({
    type: 'doc',
    content: [title, { type: 'paragraph', attrs: { id: 'p1' }, content: [words] }],
  });
  await first.database.transaction(async (stores) => {
    await stores.users.insert(userNamed('Ada'));
    await stores.assessments.insert(made);
    await stores.drafts.seed(made.id, seed, at(0));
  });
  const random = new SeededRandom(4);
  const promised: Uint8Array[] = [];
  let taken = 0;
  const lost = vi.fn();
  const nodes = await Promise.all(
    [first, second].map(async ({ drafts: store }, node) => {
      const clock = systemClock();
      const journal = new Journal(store, clock, limits, log);
      const registry = new RoomRegistry({ store, journal, clock, limits, log, documents, background: documents });
      const room = await registry.open(made.id);
      if (room === null) throw new Error('the draft is there');
      const docs = [1, 2].map((person) => {
        const doc = new Y.Doc();
        doc.clientID = 100 * (node + 1) + person;
        Y.applyUpdate(doc, seed.state);
        return doc;
      });
      for (const doc of docs) {
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin === 'heard') return;
          const waiter = { committed: () => void promised.push(update), lost };
          expect(room.takeFromServer(update, idOf('user Ada'), waiter)).toBe('taken');
          taken += 1;
          for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'heard');
        });
      }
      // One after the other at each node, as the registry has it; both nodes at once.
      let last: Promise<unknown> = Promise.resolve();
      const compact = (): Promise<boolean> => {
        const next = last.then(() => compactRoom(room, { store, documents, journal }));
        last = next;
        return next;
      };
      return { registry, docs, compact };
    }),
  );
  const compactions: Promise<boolean>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const { docs, compact } of nodes) {
      for (const doc of docs) {
        const text = (doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
        const place = random.below(text.length + 1);
        if (random.chance(0.4)) text.delete(place, Math.min(random.below(6), text.length - place));
        else text.insert(place, `${random.below(1_000)} `);
      }
      if (round % compactEvery === 0) compactions.push(compact());
    }
    await vi.waitUntil(() => promised.length >= taken - 40, { timeout: 20_000, interval: 1 });
  }
  await Promise.all(nodes.map(({ registry }) => registry.flush()));
  expect(promised).toHaveLength(taken);
  expect(lost).not.toHaveBeenCalled();
  // Not vacuous: drafts were folded, mostly while both tried.
  const outcomes = await Promise.all(compactions);
  expect(outcomes.filter((isDone) => isDone).length).toBeGreaterThan(3);
  const loaded = await first.drafts.load(made.id);
  if (loaded === null) throw new Error('the draft is there');
  const tail = loaded.tail.map(({ update }) => update);
  const { draft, quarantined } = foldDraft(loaded.snapshot, tail);
  expect(quarantined).toEqual([]);
  const stored = new Y.Doc();
  Y.applyUpdate(stored, draft.state);
  expect(promised.filter((update) => !hasAllOf(stored, update))).toEqual([]);
}

describe('[RM61] two nodes that append to one draft and compact it at the same time lose nothing', () => {
  it('over the embedded database', async () => {
    const opened = await openEmbeddedForTest();
    cleanUp.push(() => opened.close());
    await keepsEverything(opened, opened);
  });

  it('over PostgreSQL', async ({ skip }) => {
    const postgres = await startPostgres();
    if (postgres === null) return skip();
    cleanUp.push(() => postgres.stop());
    const open = (): Promise<OpenDatabase> =>
      openDatabase({ dataDir: '', databaseUrl: postgres.url, log: collectingLog() });
    const [first, second] = [await open(), await open()];
    cleanUp.push(() => Promise.all([first.close(), second.close()]));
    await keepsEverything(first, second);
  });
});
