/**
 * What of one session's sync messages is durable, as the client is told it: cumulative, counted from 1, never beyond an
 * update that could not be stored since something it builds on is missing.
 */
export class Acknowledgements {
  /** Sync messages of kind 1 and 2 received. */
  #received = 0;
  /** All up to here are durable, but for those in `#unresolved`. */
  #durable = 0;
  #count = 0;
  /** Positions of updates that were not stored since something they build on is missing, ascending. */
  #unresolved: readonly number[] = none;
  /** Positions of step 2 messages that brought what was missing before them, ascending, not yet durable. */
  #resolving: readonly number[] = none;

  /** How many the client may be told are durable. */
  get count(): number {
    return this.#count;
  }

  /** Updates that wait for something that is missing. */
  get unresolved(): number {
    return this.#unresolved.length;
  }

  /** The position of a message that has come. A step 2 is all the client has: what was missing until here comes with it. */
  receive(kind: 'step2' | 'update'): number {
    const position = ++this.#received;
    if (kind === 'step2' && this.#unresolved.length > 0) this.#resolving = [...this.#resolving, position];
    return position;
  }

  /**
   * The update at `position` builds on something that is missing.
   *
   * @returns whether the client must be asked for it: not where it was asked already, and has not answered yet.
   */
  await(position: number): boolean {
    const isAsked = this.#unresolved.some((at) => at > (this.#resolving.at(-1) ?? 0));
    this.#unresolved = [...this.#unresolved, position];
    return !isAsked;
  }

  /** Everything up to `position` that was handed to the journal is durable; whether `count` has grown. */
  commit(position: number): boolean {
    this.#durable = Math.max(this.#durable, position);
    const resolvedTo = this.#resolving.findLast((at) => at <= this.#durable) ?? 0;
    if (resolvedTo > 0) {
      this.#resolving = this.#resolving.filter((at) => at > resolvedTo);
      this.#unresolved = this.#unresolved.filter((at) => at > resolvedTo);
    }
    const firstUnresolved = this.#unresolved[0] ?? Infinity;
    const count = Math.min(this.#durable, firstUnresolved - 1);
    if (count <= this.#count) return false;
    this.#count = count;
    return true;
  }
}

/** Shared by all sessions that have none: most only read, or write under one id and miss nothing. */
const none: readonly number[] = [];
