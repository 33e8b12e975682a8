import type { Log } from './Log.ts';
import type { RoomLimits } from './roomLimits.ts';

/** As much of a room as the watch looks at. */
export type WatchedRoom = {
  readonly assessmentId: string;
  /** When the draft last changed, ms. */
  readonly changedMs: number;
  readonly sessions: { readonly size: number };
};

/**
 * Has it looked what the changes of a draft mean for what is kept beside it: once its people pause, and at most every few
 * seconds while they do not. A keystroke costs nothing here; a room costs a comparison at each sweep.
 */
export class PauseWatch {
  /** What a room's draft was when it was last looked at, and when that was. */
  readonly #seen = new WeakMap<WatchedRoom, { readonly changedMs: number; readonly atMs: number }>();
  readonly #looking = new WeakSet<WatchedRoom>();

  constructor(
    private readonly look: (assessmentId: string) => Promise<void>,
    private readonly limits: Pick<RoomLimits, 'lookAfterQuietMs' | 'lookEveryMs'>,
    private readonly log: Log,
  ) {}

  /** Every second or so. */
  sweep(rooms: Iterable<WatchedRoom>, now: number): void {
    for (const room of rooms) {
      const { changedMs, sessions } = room;
      const seen = this.#seen.get(room);
      // A draft that was only loaded has not changed: what is stored of it was looked at before.
      if (seen === undefined) this.#seen.set(room, { changedMs, atMs: now });
      else if (seen.changedMs !== changedMs && sessions.size > 0 && !this.#looking.has(room)) {
        const isDue = now - changedMs >= this.limits.lookAfterQuietMs || now - seen.atMs >= this.limits.lookEveryMs;
        if (isDue) void this.#lookAt(room, changedMs, now);
      }
    }
  }

  async #lookAt(room: WatchedRoom, changedMs: number, now: number): Promise<void> {
    this.#looking.add(room);
    this.#seen.set(room, { changedMs, atMs: now });
    try {
      await this.look(room.assessmentId);
    } catch (error) {
      this.log.warn({ assessmentId: room.assessmentId, error: String(error) }, 'not looked at: the next change has it');
    } finally {
      this.#looking.delete(room);
    }
  }
}
