/**
 * Puts rooms through `compact` one after the other, each once per `add`. The next begins only after `pause`: compaction and
 * the journal share one database, and what people write goes first.
 */
export class CompactionQueue<Room> {
  readonly #compact: (room: Room) => Promise<void>;
  readonly #pause: () => Promise<void>;
  /** In order; the first is under way when `#isRunning`. */
  readonly #rooms = new Set<Room>();
  #isRunning = false;
  #hasStopped = false;

  /**
   * @param compact Never rejects.
   * @param pause Resolves when nobody's writing waits for the database; never rejects.
   */
  constructor(compact: (room: Room) => Promise<void>, pause: () => Promise<void>) {
    this.#compact = compact;
    this.#pause = pause;
  }

  /** Whether `room` waits or is under way. */
  has(room: Room): boolean {
    return this.#rooms.has(room);
  }

  /** Puts `room` last; nothing happens when it waits already. */
  add(room: Room): void {
    if (this.#hasStopped) return;
    this.#rooms.add(room);
    if (!this.#isRunning) void this.#run();
  }

  /** Forgets who waits, and takes nobody from now on. What is under way goes on. */
  stop(): void {
    this.#hasStopped = true;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (const room of this.#rooms) {
      await this.#pause();
      if (this.#hasStopped) break;
      await this.#compact(room);
      this.#rooms.delete(room);
    }
    if (this.#hasStopped) this.#rooms.clear();
    this.#isRunning = false;
  }
}
