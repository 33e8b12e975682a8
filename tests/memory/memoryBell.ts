import type { BellListener, BellMaker } from '../../server/nodes/Bell.ts';

/** A bell within one process, for several nodes in it; it can be taken away, and lose what it is given. */
export class MemoryBell {
  readonly #listeners = new Set<BellListener>();
  #isDown = false;
  /** What it carried. */
  readonly rung: string[] = [];
  /** Whether this text is carried at all; all are. */
  carries: (text: string) => boolean = () => true;

  readonly make: BellMaker = (listener) => {
    this.#listeners.add(listener);
    if (!this.#isDown) queueMicrotask(() => listener.opened());
    return {
      ring: (text) => {
        if (this.#isDown || !this.carries(text)) return;
        this.rung.push(text);
        for (const other of this.#listeners) setImmediate(() => !this.#isDown && other.heard(text));
      },
      close: async () => void this.#listeners.delete(listener),
    };
  };

  down(): void {
    this.#isDown = true;
    for (const listener of this.#listeners) listener.closed();
  }

  up(): void {
    this.#isDown = false;
    for (const listener of this.#listeners) listener.opened();
  }
}
