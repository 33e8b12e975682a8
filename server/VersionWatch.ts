import type { Occasion } from '../lib/domain/versions/versionDue.ts';
import type { Log } from './Log.ts';
import type { RoomLimits } from './roomLimits.ts';

/** As much of a room as the watch looks at. */
export type WatchedRoom = {
  /** When the draft last changed, ms; before any change, when it was loaded. */
  readonly changedMs: number;
  readonly sessions: Iterable<{ readonly canWrite: boolean }>;
};

type Watched = {
  changedMs: number;
  /** The change that needs no further look; null: none does not. */
  doneChangeMs: number | null;
  /** Since when it is written without a look, ms; null: it is not. */
  writtenSinceMs: number | null;
  /** After a look that failed, ms. */
  notBeforeMs: number;
  hasWriters: boolean;
  isWaiting: boolean;
};

/**
 * Has versions kept without anybody asking: of a draft that has been quiet for a while, when the last who may write leaves, now
 * and then while people write without a pause, and when a draft is opened, which makes up for a process that ended before it
 * could. Whether one is due is the command's to say: to be asked too often does no harm.
 *
 * A draft goes on being watched when its room is forgotten, until its last change has been looked at. One look is under way at a
 * time. A keystroke costs nothing here.
 */
export class VersionWatch {
  readonly #watched = new Map<string, Watched>();
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly keep: (assessmentId: string, occasion: Occasion) => Promise<unknown>,
    private readonly limits: Pick<
      RoomLimits,
      'versionAfterQuietMs' | 'versionAtLongestMs' | 'breathMs' | 'versionPauseMs'
    >,
    private readonly log: Log,
  ) {}

  /** How many drafts are watched. */
  get size(): number {
    return this.#watched.size;
  }

  /** Every second or so. */
  sweep(rooms: ReadonlyMap<string, WatchedRoom>, now: number): void {
    for (const [id, room] of rooms) if (!this.#watched.has(id)) this.#open(id, room, now);
    for (const [id, watched] of this.#watched) {
      const room = rooms.get(id);
      const hadWriters = watched.hasWriters;
      watched.hasWriters = room !== undefined && hasWriter(room);
      if (room !== undefined && room.changedMs !== watched.changedMs) {
        watched.changedMs = room.changedMs;
        watched.writtenSinceMs ??= room.changedMs;
      }
      const isChanged = watched.changedMs !== watched.doneChangeMs;
      const occasion = isChanged ? this.#occasion(watched, hadWriters, now) : null;
      if (occasion !== null) this.#look(id, watched, occasion, now);
      else if (room === undefined && !isChanged && !watched.isWaiting) this.#watched.delete(id);
    }
  }

  #open(id: string, room: WatchedRoom, now: number): void {
    const watched: Watched = {
      changedMs: room.changedMs,
      doneChangeMs: null,
      writtenSinceMs: null,
      notBeforeMs: 0,
      hasWriters: hasWriter(room),
      isWaiting: false,
    };
    this.#watched.set(id, watched);
    this.#look(id, watched, 'opened', now);
  }

  #occasion({ changedMs, writtenSinceMs, hasWriters }: Watched, hadWriters: boolean, now: number): Occasion | null {
    const quietMs = now - changedMs;
    if (quietMs >= this.limits.versionAfterQuietMs) return 'quiet';
    if (hadWriters && !hasWriters) return 'left';
    const isLong = writtenSinceMs !== null && now - writtenSinceMs >= this.limits.versionAtLongestMs;
    return isLong && quietMs >= this.limits.breathMs ? 'long' : null;
  }

  #look(id: string, watched: Watched, why: Occasion | 'opened', now: number): void {
    if (watched.isWaiting || now < watched.notBeforeMs) return;
    watched.isWaiting = true;
    watched.writtenSinceMs = null;
    const { changedMs } = watched;
    const before = this.#last;
    this.#last = before
      .then(() => this.keep(id, why === 'opened' ? 'quiet' : why))
      .then(
        () => {
          // Opened or left, it may have been too soon: once it is quiet it is looked at once more.
          if (why === 'quiet') watched.doneChangeMs = changedMs;
        },
        (error: unknown) => {
          watched.notBeforeMs = now + this.limits.versionPauseMs;
          this.log.warn({ assessmentId: id, error: String(error) }, 'no version kept: tried again later');
        },
      )
      .then(() => void (watched.isWaiting = false));
  }
}

function hasWriter({ sessions }: WatchedRoom): boolean {
  for (const { canWrite } of sessions) if (canWrite) return true;
  return false;
}
