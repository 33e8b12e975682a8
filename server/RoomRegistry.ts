import type { DraftStore } from '../lib/commands/ports.ts';
import type { Clock } from './Clock.ts';
import { compactRoom } from './compactRoom.ts';
import type { DocumentWorking } from './DocumentWorker.ts';
import type { Journal } from './Journal.ts';
import type { Log } from './Log.ts';
import { Room, type RoomPorts } from './Room.ts';
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
};

/** The rooms that are loaded. Loads a draft when it is first wanted, compacts what grew, forgets what nobody uses. */
export class RoomRegistry {
  readonly rooms = new Map<string, Room>();
  readonly #loading = new Map<string, Promise<Room | null>>();
  readonly #compacting = new Set<Room>();
  readonly #compactNotBefore = new WeakMap<Room, number>();
  readonly #ports: RegistryPorts;
  /** Compactions done, for `figures()`. */
  compactions = 0;
  /** Raised whenever anybody's rights change: whoever is joining at that moment asks again. */
  rightsEpoch = 0;

  constructor(ports: RegistryPorts) {
    this.#ports = ports;
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
      const isGrown = tailLength > limits.compactAfterUpdates || tailBytes > limits.compactAfterBytes;
      const mayCompact = now >= (this.#compactNotBefore.get(room) ?? 0);
      if (this.#compacting.has(room)) continue;
      if (tailLength > 0 && mayCompact && (isIdle || isGrown)) this.#compact(room);
      else if (isIdle && !journal.isPending(room)) this.rooms.delete(room.assessmentId);
    }
  }

  /** Resolves once no room has anything that is not durable. */
  async flush(): Promise<void> {
    const { journal } = this.#ports;
    await Promise.allSettled(journal.pendingRooms.map((room) => journal.flush(room)));
  }

  async #load(assessmentId: string): Promise<Room | null> {
    const { store, limits, documents, journal, clock, log } = this.#ports;
    const draft = await within(store.load(assessmentId), limits.loadTimeoutMs, clock);
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
    };
    const room = new Room(assessmentId, draft, ports);
    this.rooms.set(assessmentId, room);
    return room;
  }

  #compact(room: Room): void {
    const { store, background, journal, clock, limits, log } = this.#ports;
    this.#compacting.add(room);
    compactRoom(room, { store, documents: background, journal })
      .then((isDone) => {
        if (isDone) this.compactions += 1;
        else this.#compactNotBefore.set(room, clock.now() + limits.compactionPauseMs);
      })
      .catch((error: unknown) => {
        this.#compactNotBefore.set(room, clock.now() + limits.compactionPauseMs);
        log.warn({ assessmentId: room.assessmentId, error: String(error) }, 'not compacted: the room goes on as it is');
      })
      .finally(() => this.#compacting.delete(room));
  }
}
