import type { DraftStore, LogEntry } from '../lib/commands/ports.ts';
import * as Y from 'yjs';
import type { Clock } from './Clock.ts';
import type { Log } from './Log.ts';
import type { RoomLimits } from './roomLimits.ts';
import { Histogram } from './status/Histogram.ts';
import { within } from './within.ts';

/** Who wants to hear that everything up to `position` of what it handed in is durable, or never will be. */
export interface Waiter {
  committed(position: number): void;
  lost(): void;
}

/** A room as the journal sees it. */
export interface JournalRoom {
  readonly assessmentId: string;
  /** The oldest `count` of the updates that were not durable are now. */
  committed(count: number): void;
  /** What is pending cannot be stored; the room must end. */
  lost(): void;
}

/** A row to be: updates of one person that follow each other. */
type Row = { readonly first: LogEntry; readonly updates: Uint8Array[]; bytes: number };
/** What one room hands in between two commits. */
type Pending = { rows: Row[]; bytes: number; updates: number; waiters: Map<Waiter, number>; readonly sinceMs: number };
type Batch = Map<JournalRoom, Pending>;

const firstRetryMs = 100;
const longestRetryMs = 2_000;

/**
 * Group commit. Collects all rooms' updates of a turn and appends them in one statement; while one append is
 * under way the next collects. The first update after a pause is written at the end of its turn, the following
 * at most every `groupCommitMs`; less often when the store is slow, so that it is idle half the time, but no update waits
 * longer than `longestGroupCommitMs` for its append to begin, unless one is under way. Nobody hears `committed` before the store said so.
 *
 * A commit that failed is tried again room by room, so that one room's trouble is not everybody's. An append
 * may have been committed although it failed: the same update twice is the same document, so that is harmless.
 */
export class Journal {
  #collecting: Batch = new Map();
  #writing: Batch = new Map();
  #isScheduled = false;
  #isWriting = false;
  #lastStartMs = 0;
  #lastTookMs = 0;
  /** Who waits until an append has ended; see `pause`. */
  #pausing: (() => void)[] = [];
  /** Updates made durable, for `figures()`. */
  committedUpdates = 0;
  commits = 0;
  failures = 0;
  /** From the arrival of what a room hands in to its commit, the first of each append. */
  readonly took = new Histogram();
  readonly #store: Pick<DraftStore, 'append'>;
  readonly #clock: Clock;
  readonly #limits: RoomLimits;
  readonly #log: Log;

  constructor(store: Pick<DraftStore, 'append'>, clock: Clock, limits: RoomLimits, log: Log) {
    this.#store = store;
    this.#clock = clock;
    this.#limits = limits;
    this.#log = log;
  }

  /** Hands in an update; `waiter` hears once it and all before it are durable. */
  add(room: JournalRoom, entry: LogEntry, waiter: Waiter, position: number): void {
    const pending = this.#pendingOf(room);
    join(pending.rows, entry, this.#limits.maxLogRowBytes);
    pending.bytes += entry.update.length;
    pending.updates += 1;
    pending.waiters.set(waiter, position);
    if (this.pendingBytes(room) > this.#limits.maxUncommittedBytes) {
      this.#log.error({ assessmentId: room.assessmentId }, 'the database is too far behind: the room closes');
      this.#lose(room);
    } else this.#kick();
  }

  /** `waiter` hears once everything that is pending for `room` now is durable; at once when nothing is. */
  follow(room: JournalRoom, waiter: Waiter, position: number): void {
    const pending = this.#collecting.get(room) ?? this.#writing.get(room);
    if (pending === undefined) waiter.committed(position);
    else pending.waiters.set(waiter, position);
  }

  /** Resolves once everything pending for `room` now is durable; rejects when it cannot be made so. */
  flush(room: JournalRoom): Promise<void> {
    return new Promise((resolve, reject) => {
      this.follow(
        room,
        { committed: () => resolve(), lost: () => reject(new Error('the updates could not be stored')) },
        0,
      );
    });
  }

  /** Resolves when the append that is under way, or due next, has ended; at once when there is none. */
  pause(): Promise<void> {
    if (!this.#isWriting && this.#collecting.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#pausing.push(resolve));
  }

  isPending(room: JournalRoom): boolean {
    return this.#collecting.has(room) || this.#writing.has(room);
  }

  /** Bytes of `room` that are not durable yet. */
  pendingBytes(room: JournalRoom): number {
    return (this.#collecting.get(room)?.bytes ?? 0) + (this.#writing.get(room)?.bytes ?? 0);
  }

  /** Rooms with updates that are not durable yet. */
  get pendingRooms(): readonly JournalRoom[] {
    return [...new Set([...this.#collecting.keys(), ...this.#writing.keys()])];
  }

  #pendingOf(room: JournalRoom): Pending {
    const existing = this.#collecting.get(room);
    if (existing !== undefined) return existing;
    const created: Pending = { rows: [], bytes: 0, updates: 0, waiters: new Map(), sinceMs: this.#clock.now() };
    this.#collecting.set(room, created);
    return created;
  }

  #kick(): void {
    if (this.#isScheduled || this.#isWriting || this.#collecting.size === 0) return;
    this.#isScheduled = true;
    const start = (): void => {
      this.#isScheduled = false;
      this.#lastStartMs = this.#clock.now();
      this.#isWriting = true;
      this.#writing = this.#collecting;
      this.#collecting = new Map();
      this.#write()
        .catch((error: unknown) => {
          this.#log.error({ error: String(error) }, 'bug: a batch was not written');
          for (const room of this.#writing.keys()) this.#lose(room);
        })
        .finally(() => {
          this.#isWriting = false;
          this.#lastTookMs = this.#clock.now() - this.#lastStartMs;
          this.#kick();
          for (const resolve of this.#pausing.splice(0)) resolve();
        });
    };
    // At most that long, also when the machine's clock was set back.
    const { groupCommitMs, longestGroupCommitMs } = this.#limits;
    const everyMs = Math.min(longestGroupCommitMs, Math.max(groupCommitMs, 2 * this.#lastTookMs));
    const waitMs = Math.min(everyMs, this.#lastStartMs + everyMs - this.#clock.now());
    if (waitMs <= 0) this.#clock.soon(start);
    else this.#clock.after(waitMs, start);
  }

  /** Writes what is in `#writing` until it is stored or lost. */
  async #write(): Promise<void> {
    const untilMs = this.#clock.now() + this.#limits.commitRetryMs;
    const batch = [...this.#writing].map(
      ([room, pending]) => [room, pending, pending.rows.flatMap(entriesOf)] as const,
    );
    await this.#append(batch, untilMs);
    for (let waitMs = firstRetryMs; this.#writing.size > 0; waitMs = Math.min(waitMs * 2, longestRetryMs)) {
      if (this.#clock.now() + waitMs >= untilMs) {
        for (const room of this.#writing.keys()) this.#lose(room);
        return;
      }
      await new Promise<void>((resolve) => this.#clock.after(waitMs, resolve));
      const left = batch.filter(([room, pending]) => this.#writing.get(room) === pending);
      await Promise.all(left.map((single) => this.#append([single], untilMs)));
    }
  }

  async #append(
    part: readonly (readonly [JournalRoom, Pending, readonly LogEntry[]])[],
    untilMs: number,
  ): Promise<void> {
    const rows = part.flatMap(([, , entries]) => entries);
    try {
      await within(this.#store.append(rows), untilMs - this.#clock.now(), this.#clock);
    } catch (error) {
      this.failures += 1;
      this.#log.warn({ error: String(error), rows: rows.length }, 'a commit failed');
      return;
    }
    this.commits += 1;
    for (const [room, pending] of part) {
      // A room that was lost meanwhile has told its waiters so.
      if (this.#writing.get(room) !== pending) continue;
      this.#writing.delete(room);
      this.committedUpdates += pending.updates;
      this.took.add(this.#clock.now() - pending.sinceMs);
      room.committed(pending.updates);
      for (const [waiter, position] of pending.waiters) waiter.committed(position);
    }
  }

  #lose(room: JournalRoom): void {
    const lost = [this.#writing.get(room), this.#collecting.get(room)];
    this.#writing.delete(room);
    this.#collecting.delete(room);
    room.lost();
    for (const pending of lost) for (const waiter of pending?.waiters.keys() ?? []) waiter.lost();
  }
}

/** Adds `entry` to `rows`: to the last row when it is the same person's under the same client id and stays small. */
function join(rows: Row[], entry: LogEntry, maxRowBytes: number): void {
  // Only neighbours are joined: a row must not come to depend on one that follows it.
  const last = rows.at(-1);
  const { actorId, clientId, update } = entry;
  const isSame = last !== undefined && last.first.actorId === actorId && last.first.clientId === clientId;
  if (isSame && last.bytes + update.length <= maxRowBytes) {
    last.updates.push(update);
    last.bytes += update.length;
  } else rows.push({ first: entry, updates: [update], bytes: update.length });
}

/** The row as it is stored. Merged once, however many keystrokes it became while the commit before it took its time. */
function entriesOf({ first, updates }: Row): readonly LogEntry[] {
  if (updates.length === 1) return [first];
  try {
    return [{ ...first, update: Y.mergeUpdates(updates) }];
  } catch {
    // They were read one by one. Whatever is wrong with the whole of them, one room's rows must not cost the others theirs.
    return updates.map((update) => ({ ...first, update }));
  }
}
