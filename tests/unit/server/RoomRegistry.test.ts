import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { DraftStore, LoadedDraft } from '../../../lib/commands/ports.ts';
import { doDocumentJob } from '../../../server/doDocumentJob.ts';
import type { DocumentWorking } from '../../../server/DocumentWorker.ts';
import type { DocumentAnswers, DocumentJob } from '../../../server/documentJobs.ts';
import { Journal } from '../../../server/Journal.ts';
import { roomLimits, type RoomLimits } from '../../../server/roomLimits.ts';
import { RoomRegistry } from '../../../server/RoomRegistry.ts';
import { harbour, HeldStore, ManualClock, Peer, quietLog } from './roomFixture.ts';

const documents: DocumentWorking = {
  run: async <K extends DocumentJob['kind']>(job: Extract<DocumentJob, { kind: K }>) =>
    doDocumentJob(job) as DocumentAnswers[K],
  end: async () => {},
};

/** A registry over drafts that live in memory; compactions are held until `release`. */
function fixture(changed: Partial<RoomLimits> = {}) {
  const clock = new ManualClock();
  const log = new HeldStore();
  const limits: RoomLimits = { ...roomLimits, ...changed };
  const snapshots = new Map<string, LoadedDraft['snapshot']>();
  const waiting: (() => void)[] = [];
  const begun: string[] = [];
  let isHeld = false;
  let most = 0;
  const store: DraftStore = {
    append: (entries) => log.append(entries),
    admission: async () => null,
    load: async (id) => ({
      scale: 'icd203',
      snapshot: snapshots.get(id) ?? harbour().snapshot,
      tail: log.rows.flatMap((row, at) => (row.assessmentId === id ? [{ seq: BigInt(at), update: row.update }] : [])),
    }),
    compact: async (id, _basedOn, { draft, folded }) => {
      begun.push(id);
      if (isHeld) {
        const mine = new Promise<void>((resolve) => waiting.push(resolve));
        most = Math.max(most, waiting.length);
        await mine;
      }
      snapshots.set(id, draft);
      for (const seq of folded) log.rows[Number(seq)] = { assessmentId: '', actorId: '', clientId: 0, update: empty };
      return true;
    },
  };
  const journal = new Journal(store, clock, limits, quietLog);
  const registry = new RoomRegistry({
    store,
    journal,
    clock,
    limits,
    log: quietLog,
    documents,
    background: documents,
  });
  let nextClient = 100;
  return {
    clock,
    log,
    registry,
    journal,
    begun,
    /** The most that were under way at a time. */
    most: () => most,
    hold: () => void (isHeld = true),
    release: () => waiting.shift()?.(),
    releaseAll: () => {
      isHeld = false;
      for (const resolve of waiting.splice(0)) resolve();
    },
    /** Somebody opens the draft and types `updates` keystrokes. */
    typed: async (id: string, updates: number) => {
      const room = await registry.open(id);
      if (room === null) throw new Error('no room');
      const peer = new Peer(room, 'ann', 'editor', nextClient++);
      peer.open();
      await clock.pass(50);
      for (let at = 0; at < updates; at += 1) peer.type('k');
      await clock.pass(100);
      return { peer, room };
    },
    sweep: async () => {
      registry.sweep(clock.now());
      await clock.turn();
      await clock.turn();
    },
  };
}

const empty = Y.encodeStateAsUpdate(new Y.Doc());
const ids = Array.from({ length: 12 }, (_, at) => `a0000000-0000-4000-8000-0000000000${10 + at}`);

describe('compaction', () => {
  it('[RM61] of many drafts that are due, one is compacted at a time', async () => {
    const { typed, sweep, hold, begun, release, most, registry } = fixture({ compactAfterUpdates: 8 });
    for (const id of ids) await typed(id, 11);
    hold();
    await sweep();
    expect(begun).toHaveLength(1);
    for (const count of ids.keys()) {
      expect(begun).toHaveLength(count + 1);
      await sweep();
      release();
      await sweep();
    }
    expect(new Set(begun)).toEqual(new Set(ids));
    expect(begun).toHaveLength(ids.length);
    expect(most()).toBe(1);
    expect(registry.compactions).toBe(ids.length);
  });

  it('[RM61] a draft is folded when its people pause, once, and stays open to them', async () => {
    const { clock, typed, sweep, begun, registry } = fixture();
    const { peer, room } = await typed('one', 3);
    await sweep();
    expect(begun).toEqual([]);
    await clock.pass(5_000);
    await sweep();
    expect(begun).toEqual(['one']);
    await clock.pass(60_000);
    await sweep();
    expect(begun).toEqual(['one']);
    expect(registry.isOpen(room)).toBe(true);
    expect(peer.connection.closedWith).toBeNull();
    peer.type('again');
    await clock.pass(4_000);
    await sweep();
    expect(begun).toEqual(['one']);
    await clock.pass(2_000);
    await sweep();
    expect(begun).toEqual(['one', 'one']);
  });

  it('[RM61] what people write goes before the next compaction', async () => {
    const { clock, log, typed, sweep, hold, begun, release } = fixture({ compactAfterUpdates: 8 });
    const [first, second, third] = [await typed('one', 11), await typed('two', 11), await typed('three', 0)];
    expect([first.room.draft.tailLength, second.room.draft.tailLength]).toEqual([11, 11]);
    hold();
    await sweep();
    expect(begun).toEqual(['one']);
    log.isHeld = true;
    third.peer.type('written meanwhile');
    await clock.pass(30);
    release();
    await sweep();
    expect(begun).toEqual(['one']);
    log.release();
    await sweep();
    expect(third.peer.listen().at(-1)).toEqual({ kind: 'acknowledged', count: 2 });
    expect(begun).toEqual(['one', 'two']);
  });

  it('[RM61] drafts written at the same pace become due apart, each at its own length', async () => {
    const { clock, typed, registry, sweep, begun } = fixture({ compactAfterUpdates: 100 });
    const writers = [];
    for (const id of ids) writers.push(await typed(id, 100));
    await sweep();
    expect(begun).toEqual([]);
    const due = new Map<string, number>();
    for (let more = 1; more <= 26; more += 1) {
      for (const { peer } of writers) peer.type('k');
      await clock.pass(60);
      await sweep();
      for (let turns = 0; turns < 2 * ids.length; turns += 1) await clock.turn();
      for (const id of begun) if (!due.has(id)) due.set(id, more);
    }
    expect(due.size).toBe(ids.length);
    expect(new Set(due.values()).size).toBeGreaterThan(ids.length / 2);
    expect(registry.rooms.size).toBe(ids.length);
  });

  it('[RM60] a room that waits for its compaction is not forgotten before it', async () => {
    const { clock, typed, sweep, hold, begun, release, registry } = fixture({ idleRoomMs: 1_000 });
    const [first, second] = [await typed('one', 3), await typed('two', 3)];
    first.peer.session.gone();
    second.peer.session.gone();
    await clock.pass(1_500);
    hold();
    await sweep();
    await sweep();
    expect([begun, registry.rooms.size]).toEqual([['one'], 2]);
    release();
    await sweep();
    await sweep();
    expect([begun, [...registry.rooms.keys()]]).toEqual([['one', 'two'], ['two']]);
    release();
    await sweep();
    await sweep();
    expect(registry.rooms.size).toBe(0);
  });

  it('[RM63] draining begins no further compaction and waits for none', async () => {
    const { typed, sweep, hold, begun, releaseAll, registry } = fixture({ compactAfterUpdates: 8 });
    for (const id of ids.slice(0, 3)) await typed(id, 11);
    hold();
    await sweep();
    registry.stopCompacting();
    await registry.flush();
    expect(begun).toHaveLength(1);
    releaseAll();
    await sweep();
    await sweep();
    expect(begun).toHaveLength(1);
    expect(registry.compactions).toBe(1);
  });
});
