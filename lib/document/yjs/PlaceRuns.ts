import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { TEXT } from './place.ts';
import type { PlaceCode } from './place.ts';

/** Places of a client's new ids: from `from` up to `clock`, `codes[i]` holds from `starts[i]` to the next start. */
export type RunTail = {
  readonly from: number;
  readonly clock: number;
  readonly starts: readonly number[];
  readonly codes: readonly PlaceCode[];
};

const noStarts = new Uint32Array(0);
const noCodes = new Uint16Array(0);

/**
 * The places of one client's ids, as runs of equal place over its clocks, in 6 bytes a run. Ids before the first run
 * lie in texts: who only types has no run at all.
 */
export class PlaceRuns {
  /** The client's next clock. */
  clock: number;
  /** How many runs there are. */
  count = 0;
  #starts: Uint32Array | Float64Array = noStarts;
  #codes: Uint16Array = noCodes;

  private constructor(clock: number) {
    this.clock = clock;
  }

  /** Runs of a client all of whose ids lie in texts. */
  static textOnly(clock: number): PlaceRuns {
    return new PlaceRuns(clock);
  }

  /** Runs of a client that has written nothing before `tail`. */
  static fromTail(tail: RunTail): PlaceRuns {
    const runs = new PlaceRuns(0);
    runs.append(tail);
    return runs;
  }

  /** Reads what `write` wrote; `codes` is the stored numbering. Throws on runs out of order or beyond `clock`. */
  static read(decoder: decoding.Decoder, clock: number, codes: readonly PlaceCode[]): PlaceRuns {
    const runs = new PlaceRuns(clock);
    const count = decoding.readVarUint(decoder);
    if (count > decoder.arr.length) throw new Error('more runs than bytes');
    runs.#reserve(count, clock, true);
    let start = -1;
    for (let at = 0; at < count; at++) {
      start += decoding.readVarUint(decoder) + 1;
      const code = codes[decoding.readVarUint(decoder)];
      if (code === undefined || start >= clock) throw new Error('a run that cannot be');
      runs.#starts[at] = start;
      runs.#codes[at] = code;
    }
    runs.count = count;
    return runs;
  }

  /** Writes the runs, with each code as its number in `numbers`. */
  write(encoder: encoding.Encoder, numbers: ReadonlyMap<PlaceCode, number>): void {
    encoding.writeVarUint(encoder, this.count);
    let before = -1;
    for (let at = 0; at < this.count; at++) {
      const start = this.#starts[at] ?? 0;
      encoding.writeVarUint(encoder, start - before - 1);
      encoding.writeVarUint(encoder, numbers.get(this.#codes[at] ?? TEXT) ?? 0);
      before = start;
    }
  }

  /** The codes of all runs. */
  codes(): PlaceCode[] {
    return [...this.#codes.subarray(0, this.count)];
  }

  /** The place of the id `clock`, which must be below the next clock. */
  at(clock: number): PlaceCode {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? TEXT : (this.#codes[low - 1] ?? TEXT);
  }

  /** Adds the places of new ids. */
  append(tail: RunTail): void {
    if (tail.starts.length > 0) {
      this.#reserve(this.count + tail.starts.length, tail.clock, false);
      for (const [at, start] of tail.starts.entries()) {
        const code = tail.codes[at] ?? TEXT;
        const last = this.count === 0 ? TEXT : (this.#codes[this.count - 1] ?? TEXT);
        if (code === last) continue;
        this.#starts[this.count] = start;
        this.#codes[this.count] = code;
        this.count += 1;
      }
    }
    this.clock = tail.clock;
  }

  #reserve(count: number, clock: number, isExact: boolean): void {
    const isWide = clock > 0xffffffff;
    const hasRoom = this.#codes.length >= count && (!isWide || this.#starts instanceof Float64Array);
    if (hasRoom || count === 0) return;
    const size = isExact ? count : Math.max(8, Math.ceil(count * 1.5));
    const starts = isWide ? new Float64Array(size) : new Uint32Array(size);
    const codes = new Uint16Array(size);
    starts.set(this.#starts.subarray(0, this.count));
    codes.set(this.#codes.subarray(0, this.count));
    this.#starts = starts;
    this.#codes = codes;
  }
}
