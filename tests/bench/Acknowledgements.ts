import type { BenchClient } from './BenchClient.ts';

/** Follows one client's updates until the server says that they are durable. */
export class Acknowledgements {
  /** Ms from sending to the acknowledgement, one per update. */
  readonly samples: number[] = [];
  /** How many of the client's sync messages are durable. */
  count = 0;
  readonly #sentAtMs = new Map<number, number>();

  /** `client` is about to send its next update. */
  sending(client: BenchClient): void {
    this.#sentAtMs.set(client.syncSent + 1, performance.now());
  }

  acknowledged(count: number, atMs: number): void {
    for (let n = this.count + 1; n <= count; n++) {
      const sentMs = this.#sentAtMs.get(n);
      if (sentMs !== undefined) this.samples.push(atMs - sentMs);
      this.#sentAtMs.delete(n);
    }
    this.count = count;
  }

  /** Updates sent and not acknowledged. */
  get open(): number {
    return this.#sentAtMs.size;
  }
}
