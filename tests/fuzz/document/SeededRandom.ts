/** A reproducible source of random numbers (mulberry32). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer in [0, below). */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** True in `share` of the cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the given. */
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error('nothing to pick from');
    return from[this.below(from.length)] as T;
  }
}

/** The seeds of a run: `FUZZ_SEED` alone where it is set, else `count` of them from 1. */
export function fuzzSeeds(count: number): readonly number[] {
  const given = process.env['FUZZ_SEED'];
  return given === undefined ? Array.from({ length: count }, (_, at) => at + 1) : [Number(given)];
}

/** How many of `count` seeds of a long fuzz are run: a third with `FUZZ_QUICK`. */
export const seedCount = (count: number): number =>
  process.env['FUZZ_QUICK'] === undefined ? count : Math.ceil(count / 3);
