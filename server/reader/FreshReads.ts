import { setImmediate } from 'node:timers/promises';

/**
 * Reads by a key, shared by whoever asks at once. Nobody is given what was read before they asked: a read begins after the
 * requests that came together, and who comes while it runs is served by the next one, with all others who came meanwhile. So
 * a hundred requests at once cost two reads or few more.
 */
export class FreshReads<V> {
  readonly #running = new Map<string, Promise<V>>();
  /** Not begun: whoever asks now may wait for it. */
  readonly #next = new Map<string, Promise<V>>();

  constructor(private readonly readNow: (key: string) => Promise<V>) {}

  /** What stands under the key now or later. */
  read(key: string): Promise<V> {
    const waiting = this.#next.get(key);
    if (waiting !== undefined) return waiting;
    const running = this.#running.get(key);
    const before: Promise<unknown> = running === undefined ? setImmediate() : running.catch(() => undefined);
    const next = before.then(() => this.#begin(key));
    this.#next.set(key, next);
    return next;
  }

  #begin(key: string): Promise<V> {
    this.#next.delete(key);
    const read = this.readNow(key);
    this.#running.set(key, read);
    const forget = (): void => {
      if (this.#running.get(key) === read) this.#running.delete(key);
    };
    read.then(forget, forget);
    return read;
  }
}
