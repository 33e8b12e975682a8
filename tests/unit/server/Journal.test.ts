import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Journal, type JournalRoom } from '../../../server/Journal.ts';
import { roomLimits } from '../../../server/roomLimits.ts';
import { HeldStore, ManualClock, quietLog } from './roomFixture.ts';

function fixture() {
  const clock = new ManualClock();
  const store = new HeldStore();
  const journal = new Journal(store, clock, roomLimits, quietLog);
  const room = (assessmentId: string): JournalRoom & { durable: number; isLost: boolean } => ({
    assessmentId,
    durable: 0,
    isLost: false,
    committed(count) {
      this.durable += count;
    },
    lost() {
      this.isLost = true;
    },
  });
  const waiter = () => ({
    heard: [] as (number | 'lost')[],
    committed(position: number) {
      this.heard.push(position);
    },
    lost() {
      this.heard.push('lost');
    },
  });
  return { clock, store, journal, room, waiter };
}

const doc = new Y.Doc();
doc.clientID = 1;
/** The next keystroke of one person. */
function keystroke(): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(0, 'k');
  return Y.encodeStateAsUpdate(doc, before);
}
const row = (assessmentId: string, actorId: string) => ({ assessmentId, actorId, clientId: 1, update: keystroke() });

describe('the journal', () => {
  it('[RM35] writes the first update at the end of its turn, and all rooms of the next 25 ms in one append', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const [one, two] = [room('one'), room('two')];
    const ann = waiter();
    journal.add(one, row('one', 'ann'), ann, 1);
    expect(store.appends).toHaveLength(0);
    await clock.turn();
    expect(store.appends).toHaveLength(1);
    journal.add(one, row('one', 'ann'), ann, 2);
    journal.add(one, row('one', 'ann'), ann, 3);
    journal.add(two, row('two', 'bea'), waiter(), 1);
    await clock.pass(24);
    expect(store.appends).toHaveLength(1);
    await clock.pass(2);
    expect(store.appends.map((rows) => rows.map(({ actorId }) => actorId))).toEqual([['ann'], ['ann', 'bea']]);
    expect(ann.heard).toEqual([1, 3]);
    expect(one.durable).toBe(3);
  });

  it('[RM35] does not wait longer when the clock was set back', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    journal.add(one, row('one', 'ann'), waiter(), 1);
    await clock.turn();
    clock.time -= 3_600_000;
    journal.add(one, row('one', 'ann'), waiter(), 2);
    await clock.pass(30);
    expect(store.appends).toHaveLength(2);
  });

  it('[RM35] has one append under way at a time', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    store.isHeld = true;
    journal.add(one, row('one', 'ann'), waiter(), 1);
    await clock.pass(100);
    const bea = waiter();
    journal.add(one, row('one', 'bea'), bea, 1);
    await clock.pass(500);
    expect(store.appends).toHaveLength(1);
    expect(bea.heard).toEqual([]);
    store.release();
    await clock.pass(100);
    expect(store.appends).toHaveLength(2);
    expect(bea.heard).toEqual([1]);
  });

  it('[RM35] begins commits further apart while they are slow, up to 50 ms', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    const startsAfter = async (tookMs: number): Promise<number> => {
      await clock.pass(1_000);
      store.isHeld = true;
      const before = store.appends.length;
      journal.add(one, row('one', 'ann'), waiter(), 1);
      await clock.turn();
      const startMs = clock.time;
      await clock.pass(tookMs);
      store.release();
      await clock.turn();
      journal.add(one, row('one', 'ann'), waiter(), 2);
      while (store.appends.length === before + 1) await clock.pass(1);
      return clock.time - startMs;
    };
    expect(await startsAfter(5)).toBe(25);
    expect(await startsAfter(20)).toBe(40);
    expect(await startsAfter(45)).toBe(50);
    expect(await startsAfter(5)).toBe(25);
  });

  it('[RM35] joins what one person types while a commit is slow into one row, between it nobody else', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    store.isHeld = true;
    journal.add(one, row('one', 'ann'), waiter(), 1);
    await clock.turn();
    const typed = Array.from({ length: 200 }, () => row('one', 'ann'));
    for (const [at, entry] of typed.entries()) journal.add(one, entry, waiter(), at + 2);
    journal.add(one, row('one', 'bea'), waiter(), 1);
    journal.add(one, row('one', 'ann'), waiter(), 202);
    store.release();
    await clock.pass(100);
    expect(store.appends[1]?.map(({ actorId }) => actorId)).toEqual(['ann', 'bea', 'ann']);
    const merged = Y.decodeUpdate(store.appends[1]?.[0]?.update ?? new Uint8Array());
    expect(merged.structs.reduce((sum, struct) => sum + struct.length, 0)).toBe(200);
    expect(one.durable).toBe(203);
  });

  it('stores rows as they came where they cannot be merged', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const [one, two] = [room('one'), room('two')];
    store.isHeld = true;
    journal.add(one, row('one', 'ann'), waiter(), 1);
    await clock.turn();
    const broken = { ...row('one', 'ann'), update: Uint8Array.of(9, 9) };
    journal.add(one, broken, waiter(), 2);
    journal.add(one, broken, waiter(), 3);
    journal.add(two, row('two', 'bea'), waiter(), 1);
    store.release();
    await clock.pass(100);
    expect(store.appends[1]?.map(({ assessmentId }) => assessmentId)).toEqual(['one', 'one', 'two']);
    expect([one.isLost, two.isLost]).toEqual([false, false]);
  });

  it('[RM35] pauses whoever shares the store until the append that is due has ended', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    await journal.pause();
    store.isHeld = true;
    journal.add(one, row('one', 'ann'), waiter(), 1);
    let isOver = false;
    const paused = journal.pause().then(() => (isOver = true));
    await clock.pass(500);
    expect(isOver).toBe(false);
    store.release();
    await clock.turn();
    expect(isOver).toBe(true);
    await paused;
  });

  it('[RM33] tries again, each room by itself, and tells nobody before it is true', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const [good, bad] = [room('good'), room('bad')];
    const [ann, bea] = [waiter(), waiter()];
    store.failure = (entries) => (entries.some(({ assessmentId }) => assessmentId === 'bad') ? new Error('no') : null);
    journal.add(good, row('good', 'ann'), ann, 1);
    journal.add(bad, row('bad', 'bea'), bea, 1);
    await clock.turn();
    expect(ann.heard).toEqual([]);
    await clock.pass(200);
    expect(ann.heard).toEqual([1]);
    expect(bea.heard).toEqual([]);
    store.failure = null;
    await clock.pass(2_000);
    expect(bea.heard).toEqual([1]);
    expect(bad.isLost).toBe(false);
  });

  it('[RM34] gives a room up when its updates cannot be stored in time, and goes on for the others', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const [good, bad] = [room('good'), room('bad')];
    const bea = waiter();
    store.failure = (entries) => (entries.some(({ assessmentId }) => assessmentId === 'bad') ? new Error('no') : null);
    journal.add(bad, row('bad', 'bea'), bea, 1);
    await clock.pass(5_000);
    const ann = waiter();
    journal.add(good, row('good', 'ann'), ann, 1);
    await clock.pass(15_000);
    expect(bad.isLost).toBe(true);
    expect(bea.heard).toEqual(['lost']);
    expect(ann.heard).toEqual([1]);
    expect(journal.pendingBytes(bad)).toBe(0);
  });

  it('[RM34] gives a room up when the store hangs', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    const ann = waiter();
    store.isHeld = true;
    journal.add(one, row('one', 'ann'), ann, 1);
    await clock.pass(16_000);
    expect(one.isLost).toBe(true);
    store.release();
    await clock.pass(100);
    expect(ann.heard).toEqual(['lost']);
  });

  it('[RM34] gives a room up when more is open than it may have', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    store.isHeld = true;
    const big = { assessmentId: 'one', actorId: 'ann', clientId: 1, update: new Uint8Array(7 * 1024 * 1024) };
    journal.add(one, big, waiter(), 1);
    await clock.turn();
    journal.add(one, big, waiter(), 2);
    expect(one.isLost).toBe(true);
  });

  it('[RM31] makes who follows wait for what is pending, and nobody for nothing', async () => {
    const { clock, store, journal, room, waiter } = fixture();
    const one = room('one');
    const bea = waiter();
    journal.follow(one, bea, 1);
    expect(bea.heard).toEqual([1]);
    store.isHeld = true;
    journal.add(one, row('one', 'ann'), waiter(), 1);
    await clock.turn();
    journal.follow(one, bea, 2);
    await clock.pass(50);
    expect(bea.heard).toEqual([1]);
    store.release();
    await clock.pass(50);
    expect(bea.heard).toEqual([1, 2]);
  });
});
