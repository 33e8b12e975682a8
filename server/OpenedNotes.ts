import type { Log } from './Log.ts';

/** Who had which assessment before them. */
export type Opened = { readonly assessmentId: string; readonly userId: string };

/** How long notes are gathered, ms: many sockets come and go at once when a line breaks, and nobody waits for this. */
const gatherMs = 1_000;

/**
 * Notes who had which assessment open, for telling people what changed since. Written down when a socket comes into its room
 * and again when it leaves: what happened before somebody's eyes is not news to them. A note that cannot be written is lost.
 */
export class OpenedNotes {
  readonly #write: (seen: readonly Opened[], at: Date) => Promise<void>;
  readonly #now: () => number;
  readonly #log: Log;
  #waiting = new Map<string, Opened>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(write: (seen: readonly Opened[], at: Date) => Promise<void>, now: () => number, log: Log) {
    this.#write = write;
    this.#now = now;
    this.#log = log;
  }

  /** Notes it, soon. */
  add(assessmentId: string, userId: string): void {
    this.#waiting.set(`${assessmentId} ${userId}`, { assessmentId, userId });
    if (this.#timer !== null) return;
    this.#timer = setTimeout(() => void this.flush(), gatherMs);
    this.#timer.unref();
  }

  /** Writes what waits; never rejects. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const seen = [...this.#waiting.values()];
    this.#waiting = new Map();
    if (seen.length === 0) return;
    try {
      await this.#write(seen, new Date(this.#now()));
    } catch (error) {
      this.#log.warn({ notes: seen.length, error: String(error) }, 'who had what open could not be noted');
    }
  }
}
