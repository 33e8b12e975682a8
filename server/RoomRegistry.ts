import type { DraftStore, LoadedDraft } from '../lib/commands/ports.ts';
import type { Clock } from './Clock.ts';
import { CompactionQueue } from './CompactionQueue.ts';
import { compactRoom, type OwnScales } from './compactRoom.ts';
import type { DocumentWorking } from './DocumentWorker.ts';
import type { Journal } from './Journal.ts';
import { loadDraft } from './loadDraft.ts';
import type { Log } from './Log.ts';
import { Room, type RoomPorts, type RoomWatcher } from './Room.ts';
import type { RoomLimits } from './roomLimits.ts';
import type { Session } from './Session.ts';
import { within } from './within.ts';

export type RegistryPorts = {
  readonly store: DraftStore;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly limits: RoomLimits;
  readonly log: Log;
  /** For people who wait: opening, reading, editing. */
  readonly documents: DocumentWorking;
  /** For compaction, which nobody waits for. */
  readonly background: DocumentWorking;
  /** Left out where there are none. */
  readonly ownScales?: OwnScales;
  /** Follows the rooms on behalf of other nodes; left out where there are none. */
  readonly watcher?: RoomWatcher & {
    opened(room: Room, draft: LoadedDraft): void;
    read(room: Room, loaded: LoadedDraft): boolean;
  };
};

/** The rooms that are loaded. Loads a draft when it is first wanted, compacts what grew, forgets what nobody uses. */
export class RoomRegistry {
  readonly rooms = new Map<string, Room>();
  readonly #loading = new Map<string, Promise<Room | null>>();
  readonly #compacting: CompactionQueue<Room>;
  readonly #compactNotBefore = new WeakMap<Room, number>();
  readonly #ports: RegistryPorts;
  /** Compactions done, for `figures()`. */
  compactions = 0;
  /** Raised whenever anybody's rights change: whoever is joining at that moment asks again. */
  rightsEpoch = 0;

  constructor(ports: RegistryPorts) {
    this.#ports = ports;
    this.#compacting = new CompactionQueue(
      (room) => this.#compact(room),
      () => ports.journal.pause(),
    );
  }

  /** The draft's room; null when there is no such draft. Rejects when it cannot be loaded: never an empty one instead. */
  async open(assessmentId: string): Promise<Room | null> {
    const open = this.rooms.get(assessmentId);
    if (open !== undefined) return open;
    const under = this.#loading.get(assessmentId);
    if (under !== undefined) return under;
    const loading = this.#load(assessmentId).finally(() => this.#loading.delete(assessmentId));
    this.#loading.set(assessmentId, loading);
    return loading;
  }

  /** Whether `room` is still the draft's room: not when it was lost or forgotten meanwhile. */
  isOpen(room: Room): boolean {
    return this.rooms.get(room.assessmentId) === room;
  }

  /** All sockets this matches. */
  sessionsWhere(matches: (session: Session, room: Room) => boolean): readonly Session[] {
    return [...this.rooms.values()].flatMap((room) => [...room.sessions].filter((session) => matches(session, room)));
  }

  /** Every second or so: signs of life, compactions that are due, rooms that nobody is in. */
  sweep(now: number): void {
    const { limits, journal } = this.#ports;
    for (const room of this.rooms.values()) {
      room.sweep(now);
      const isIdle = room.emptySinceMs !== null && now - room.emptySinceMs >= limits.idleRoomMs;
      const { tailLength, tailBytes } = room.draft;
      const spread = 1 + spreadOf(room.assessmentId);
      const isGrown = tailLength > limits.compactAfterUpdates * spread || tailBytes > limits.compactAfterBytes * spread;
      // What lists show of a draft is read when it is folded: so not only once it is large, but when its people pause.
      const isQuiet = now - room.changedMs >= limits.compactAfterQuietMs;
      const mayCompact = now >= (this.#compactNotBefore.get(room) ?? 0);
      if (this.#compacting.has(room)) continue;
      if (tailLength > 0 && mayCompact && (isQuiet || isIdle || isGrown)) this.#compacting.add(room);
      else if (isIdle && !journal.isPending(room)) this.rooms.delete(room.assessmentId);
    }
  }

  /** No further compactions: what is durable uncompacted is durable, and there may be little time. */
  stopCompacting(): void {
    this.#compacting.stop();
  }

  /** Resolves once no room has anything that is not durable. */
  async flush(): Promise<void> {
    const { journal } = this.#ports;
    await Promise.allSettled(journal.pendingRooms.map((room) => journal.flush(room)));
  }

  async #load(assessmentId: string): Promise<Room | null> {
    const { store, limits, documents, journal, clock, log, watcher } = this.#ports;
    const loading = loadDraft(assessmentId, { store, documents, now: () => new Date(clock.now()), log });
    const draft = await within(loading, limits.loadTimeoutMs, clock);
    if (draft === null) return null;
    const ports: RoomPorts = {
      journal,
      clock,
      limits,
      log,
      diff: (bytes, stateVector) => documents.run({ kind: 'diff', ...bytes, stateVector }),
      onLost: (room) => {
        if (this.rooms.get(assessmentId) === room) this.rooms.delete(assessmentId);
      },
      ...(watcher && { watcher }),
    };
    const room = new Room(assessmentId, draft, ports);
    this.rooms.set(assessmentId, room);
    watcher?.opened(room, draft);
    return room;
  }

  async #compact(room: Room): Promise<void> {
    const { store, background, journal, clock, limits, log, ownScales, watcher } = this.#ports;
    // It waited for its turn: it may be lost since.
    if (!this.isOpen(room)) return;
    const tryAgainLater = (): void => void this.#compactNotBefore.set(room, clock.now() + limits.compactionPauseMs);
    try {
      const reads = watcher && { reads: (read: Room, loaded: LoadedDraft) => watcher.read(read, loaded) };
      const ports = { store, documents: background, journal, ...(ownScales && { ownScales }), ...reads };
      if (await compactRoom(room, ports)) this.compactions += 1;
      else tryAgainLater();
    } catch (error) {
      tryAgainLater();
      log.warn({ assessmentId: room.assessmentId, error: String(error) }, 'not compacted: the room goes on as it is');
    }
  }
}

/** Drafts that are written at the same pace become due this far apart, as a share of the bound. */
const widestSpread = 0.25;

/** By how much this draft may exceed the bounds before it is compacted: 0 to `widestSpread`, always the same. */
function spreadOf(assessmentId: string): number {
  // FNV-1a, then murmur3's last step: ids that differ only at their end must not come out alike.
  let hash = 0x811c9dc5;
  for (let at = 0; at < assessmentId.length; at += 1) hash = Math.imul(hash ^ assessmentId.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * widestSpread;
}
