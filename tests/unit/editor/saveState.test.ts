import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  initialSaveState,
  isFinalClose,
  nextSaveState,
  pendingCount,
  saveViewAt,
  type SaveEvent,
  type SaveState,
} from '../../../lib/protocol/saveState.ts';

function run(events: readonly SaveEvent[], mayWrite = true): SaveState {
  return events.reduce(nextSaveState, initialSaveState(mayWrite));
}
const local = (at: number): SaveEvent => ({ kind: 'local-update', at });
const update: SaveEvent = { kind: 'sent', message: 'update' };
const step2: SaveEvent = { kind: 'sent', message: 'step2' };
const opened: SaveEvent = { kind: 'opened' };
const acknowledged = (count: number, at: number): SaveEvent => ({ kind: 'acknowledged', count, at });
const synced = (at: number): SaveEvent => ({ kind: 'synced', at });
const closed = (code: number | null, at: number): SaveEvent => ({ kind: 'closed', code, at });
/** A page that is open, synced and acknowledged once, at 100. */
const settled = [opened, step2, synced(90), acknowledged(1, 100)];

describe('the save state', () => {
  it('says that it is opening until something is known', () => {
    expect(saveViewAt(run([]), 0)).toEqual({ state: 'opening' });
    expect(saveViewAt(run([opened]), 50)).toEqual({ state: 'opening' });
  });

  it('says saved with the time of the acknowledgement', () => {
    const state = run([...settled, local(1000), update, acknowledged(2, 1040)]);
    expect(saveViewAt(state, 9000)).toEqual({ state: 'saved', at: 1040 });
  });

  it('keeps its words for a second, then says saving, then count and age', () => {
    const state = run([...settled, local(1000), update, local(1200), update]);
    expect(saveViewAt(state, 1999)).toEqual({ state: 'settling', at: 100 });
    expect(saveViewAt(state, 2000)).toEqual({ state: 'saving' });
    expect(saveViewAt(state, 5999)).toEqual({ state: 'saving' });
    expect(saveViewAt(state, 6000)).toEqual({ state: 'unsaved', count: 2, ageSeconds: 5 });
    expect(saveViewAt(state, 39_100)).toEqual({ state: 'unsaved', count: 2, ageSeconds: 38 });
  });

  it('counts the age from the oldest that is not stored', () => {
    const state = run([...settled, local(1000), update, local(4000), update, acknowledged(2, 5000)]);
    expect(pendingCount(state)).toBe(1);
    expect(saveViewAt(state, 9500)).toEqual({ state: 'unsaved', count: 1, ageSeconds: 5 });
  });

  it('knows whether others’ words come within seconds only, for as long as the connection lasts that said so', () => {
    const slow = run([...settled, { kind: 'pace', isSlow: true }]);
    expect(slow.isSlow).toBe(true);
    expect(saveViewAt(slow, 200)).toEqual({ state: 'saved', at: 100 });
    expect(nextSaveState(slow, { kind: 'pace', isSlow: false }).isSlow).toBe(false);
    expect(nextSaveState(slow, closed(1006, 300)).isSlow).toBe(false);
    expect(nextSaveState(slow, opened).isSlow).toBe(false);
  });

  it('counts what was typed without a connection, and lets the step 2 of the next one carry it', () => {
    let state = run([...settled, closed(1006, 1000), local(2000), local(3000)]);
    expect(saveViewAt(state, 3000)).toEqual({ state: 'offline', count: 2 });
    state = [opened, step2, synced(7000)].reduce(nextSaveState, state);
    expect(saveViewAt(state, 7000)).toEqual({ state: 'unsaved', count: 2, ageSeconds: 5 });
    expect(saveViewAt(nextSaveState(state, acknowledged(1, 7100)), 7200)).toEqual({ state: 'saved', at: 7100 });
  });

  it('does not take an update after a gap for stored before the step 2 that fills the gap', () => {
    // 2000 was never sent; 3000 goes out at once on the new socket, where the server cannot use it yet.
    let state = run([...settled, closed(1006, 1000), local(2000), opened, local(3000), update, acknowledged(1, 3100)]);
    expect(pendingCount(state)).toBe(2);
    state = [step2, acknowledged(2, 3200)].reduce(nextSaveState, state);
    expect(pendingCount(state)).toBe(0);
  });

  it('waits again for what a lost connection had sent but not acknowledged', () => {
    const state = run([...settled, local(1000), update, closed(1006, 1100), opened, acknowledged(1, 1200)]);
    expect(pendingCount(state)).toBe(1);
    expect(saveViewAt(state, 7000)).toMatchObject({ state: 'offline', count: 1 });
  });

  it('is not moved by an acknowledgement of more than was sent', () => {
    const state = run([...settled, closed(1006, 500), local(1000), opened, acknowledged(99, 1200)]);
    expect(pendingCount(state)).toBe(1);
  });

  it('treats text from this device as possibly unsaved until its step 2 is acknowledged', () => {
    const restored: SaveEvent = { kind: 'restored', at: 10 };
    let state = run([restored, opened, synced(40)]);
    expect(saveViewAt(state, 900)).toEqual({ state: 'settling', at: null });
    expect(saveViewAt(state, 1500)).toEqual({ state: 'saving' });
    state = [step2, acknowledged(1, 1600)].reduce(nextSaveState, state);
    expect(saveViewAt(state, 1700)).toEqual({ state: 'saved', at: 1600 });
  });

  it('asks a restored text to be confirmed anew on the next connection', () => {
    const state = run([{ kind: 'restored', at: 0 }, opened, step2, closed(1006, 50), opened, acknowledged(1, 60)]);
    expect(state.restored).not.toBeNull();
  });

  it('mentions a lost connection after a second, and counts from its first moment', () => {
    const state = run([...settled, closed(1006, 1000), opened, closed(1006, 1700)]);
    expect(saveViewAt(state, 1999)).toEqual({ state: 'saved', at: 100 });
    expect(saveViewAt(state, 2000)).toEqual({ state: 'offline', count: 0 });
  });

  it.each([
    [4400, 'disagree'],
    [4401, 'sign-in-again'],
    [4404, 'not-here'],
    [4408, 'too-busy'],
    [4429, 'too-busy'],
    [4409, 'updated'],
    [4413, 'full'],
    [1009, 'full'],
    [4503, 'could-not-load'],
    [1001, 'offline'],
    [null, 'offline'],
  ])('after close code %s says %s, with the count', (code, name) => {
    const state = run([...settled, local(1000), update, closed(code, 2000)]);
    expect(saveViewAt(state, 60_000)).toMatchObject({ state: name, count: 1 });
  });

  it('keeps saying why while the client tries again, and stops when it has synced', () => {
    const state = run([opened, closed(4503, 100), opened]);
    expect(saveViewAt(state, 200)).toEqual({ state: 'could-not-load', count: 0, isOnScreen: false });
    const later = [step2, synced(400), acknowledged(1, 500)].reduce(nextSaveState, state);
    expect(saveViewAt(later, 600)).toEqual({ state: 'saved', at: 500 });
    expect(saveViewAt(nextSaveState(later, closed(4503, 700)), 800)).toMatchObject({ isOnScreen: true });
  });

  it('says since when one may only view', () => {
    const rights = (mayWrite: boolean, at: number): SaveEvent => ({ kind: 'rights', mayWrite, at });
    expect(saveViewAt(run([opened, synced(5)], false), 10)).toEqual({ state: 'view-only', since: null });
    const lost = run([...settled, closed(4205, 900), opened, rights(false, 1000), synced(1100), rights(false, 2000)]);
    expect(saveViewAt(lost, 3000)).toEqual({ state: 'view-only', since: 1000 });
    expect(saveViewAt(nextSaveState(lost, rights(true, 4000)), 5000)).toEqual({ state: 'saved', at: 1100 });
  });

  it('knows which ends the client must not mend by itself', () => {
    for (const code of [4400, 4401, 4403, 4404, 4409, 4413, 1009]) expect(isFinalClose(code)).toBe(true);
    for (const code of [null, 1001, 1006, 4205, 4408, 4429, 4503]) expect(isFinalClose(code)).toBe(false);
  });
});

/**
 * A browser and a server, each reduced to what decides: which updates the server can hold durably. The model numbers
 * updates, knows gaps, and loses connections with and without what was in flight. It shares no code with the machine.
 */
class World {
  state = initialSaveState(true);
  now = 0;
  made = 0;
  readonly durable = new Set<number>();
  isOpen = false;
  /** What the server was sent on this connection, and how much of it is durable. */
  sent: (readonly number[])[] = [];
  committed = 0;

  apply(event: SaveEvent): void {
    this.state = nextSaveState(this.state, event);
  }
  type(): void {
    this.made += 1;
    this.apply(local(this.now));
    if (!this.isOpen) return;
    this.sent.push([this.made]);
    this.apply(update);
  }
  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.sent = [];
    this.committed = 0;
    this.apply(opened);
  }
  close(): void {
    this.isOpen = false;
    this.apply(closed(1006, this.now));
  }
  answerStep1(): void {
    if (!this.isOpen) return;
    this.sent.push(Array.from({ length: this.made }, (_, index) => index + 1));
    this.apply(step2);
    this.apply(synced(this.now));
  }
  /** The server stores messages in order; an update whose predecessors it lacks cannot be stored and stops the count. */
  commit(isHeard: boolean): void {
    while (this.isOpen && this.committed < this.sent.length) {
      const message = this.sent[this.committed] ?? [];
      const first = message[0] ?? 1;
      const hasGap = first > 1 && !this.durable.has(first - 1);
      const isFilled = this.sent.slice(this.committed).some((later) => later[0] === 1);
      if (hasGap && !isFilled) break;
      for (const number of message) this.durable.add(number);
      this.committed += 1;
    }
    if (isHeard && this.isOpen) this.apply(acknowledged(this.committed, this.now));
  }
}

describe('whatever happens, in any order', () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant('type' as const) },
      { weight: 2, arbitrary: fc.constant('open' as const) },
      { weight: 1, arbitrary: fc.constant('close' as const) },
      { weight: 2, arbitrary: fc.constant('step2' as const) },
      { weight: 3, arbitrary: fc.constant('commit' as const) },
      { weight: 1, arbitrary: fc.constant('commit unheard' as const) },
      { weight: 3, arbitrary: fc.constant('wait' as const) },
    ),
    { maxLength: 60 },
  );
  const play = (names: readonly string[], check: (world: World) => void): World => {
    const world = new World();
    for (const name of names) {
      world.now += 250;
      if (name === 'type') world.type();
      else if (name === 'open') world.open();
      else if (name === 'close') world.close();
      else if (name === 'step2') world.answerStep1();
      else if (name === 'commit') world.commit(true);
      else if (name === 'commit unheard') world.commit(false);
      else world.now += 2000;
      check(world);
    }
    return world;
  };

  it('never says saved while an update is not durable', () => {
    let timesSaved = 0;
    fc.assert(
      fc.property(steps, (names) => {
        play(names, (world) => {
          const view = saveViewAt(world.state, world.now);
          const missing = world.made - world.durable.size;
          expect(pendingCount(world.state)).toBeGreaterThanOrEqual(missing);
          if (view.state !== 'saved') return;
          timesSaved += 1;
          expect(missing).toBe(0);
        });
      }),
      { numRuns: 2000, seed: 20261123 },
    );
    expect(timesSaved).toBeGreaterThan(300);
  });

  it('says saved in the end, once the connection holds and everything is acknowledged', () => {
    fc.assert(
      fc.property(steps, (names) => {
        const world = play(names, () => undefined);
        world.open();
        world.answerStep1();
        world.commit(true);
        expect(saveViewAt(world.state, world.now + 60_000)).toEqual({ state: 'saved', at: world.now });
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
