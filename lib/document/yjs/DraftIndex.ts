import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { PlaceRuns } from './PlaceRuns.ts';
import type { RunTail } from './PlaceRuns.ts';
import { placesOfDoc } from './placesOfDoc.ts';
import { placeName, placeNamed } from './place.ts';
import type { PlaceCode } from './place.ts';

/** What an admitted update adds to an index: per client, the next clock and the places of its new ids. */
export type IndexChange = { readonly tails: ReadonlyMap<number, RunTail> };

/**
 * What the door check must know about a draft to judge an update without a `Y.Doc`: for each client its next clock, and
 * the place of every id that does not lie in a text. A keystroke adds nothing but a clock; a new paragraph some 20 bytes.
 */
export class DraftIndex {
  readonly #runs: Map<number, PlaceRuns>;

  private constructor(runs: Map<number, PlaceRuns>) {
    this.#runs = runs;
  }

  /** The index of a draft in which nobody has written. */
  static empty(): DraftIndex {
    return new DraftIndex(new Map());
  }

  /** The index of what `doc` holds. What `doc` has collected is known as collected only. */
  static fromDoc(doc: Y.Doc): DraftIndex {
    const index = DraftIndex.empty();
    index.admit({ tails: placesOfDoc(doc) });
    return index;
  }

  /**
   * Reads what `encode` wrote. `clocks` (of the draft's state vector) must be of the same state.
   * Throws on other bytes.
   */
  static decode(bytes: Uint8Array, clocks: ReadonlyMap<number, number>): DraftIndex {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readUint8(decoder) !== formVersion) throw new Error('an index of another form');
    const codes = Array.from({ length: decoding.readVarUint(decoder) }, () =>
      placeNamed(decoding.readVarString(decoder)),
    );
    const runs = new Map<number, PlaceRuns>();
    for (const [client, clock] of clocks) runs.set(client, PlaceRuns.textOnly(clock));
    const count = decoding.readVarUint(decoder);
    for (let at = 0; at < count; at++) {
      const client = decoding.readVarUint(decoder);
      const clock = clocks.get(client);
      if (clock === undefined) throw new Error('an index of another state');
      runs.set(client, PlaceRuns.read(decoder, clock, codes));
    }
    if (decoding.hasContent(decoder)) throw new Error('bytes after the index');
    return new DraftIndex(runs);
  }

  /** Compact bytes, without the clocks: the state vector, stored beside it, has them. Same index, same bytes. */
  encode(): Uint8Array {
    const structured = [...this.#runs].filter(([, runs]) => runs.count > 0).sort(([a], [b]) => a - b);
    const codes: PlaceCode[] = [...new Set(structured.flatMap(([, runs]) => runs.codes()))].sort((a, b) => a - b);
    const numbers = new Map(codes.map((code, at) => [code, at]));
    const encoder = encoding.createEncoder();
    encoding.writeUint8(encoder, formVersion);
    encoding.writeVarUint(encoder, codes.length);
    for (const code of codes) encoding.writeVarString(encoder, placeName(code));
    encoding.writeVarUint(encoder, structured.length);
    for (const [client, runs] of structured) {
      encoding.writeVarUint(encoder, client);
      runs.write(encoder, numbers);
    }
    return encoding.toUint8Array(encoder);
  }

  /** The next clock of `client`: 0 where it has written nothing. */
  clock(client: number): number {
    return this.#runs.get(client)?.clock ?? 0;
  }

  /** The place of an id below its client's next clock; null beyond it. */
  placeOf(client: number, clock: number): PlaceCode | null {
    const runs = this.#runs.get(client);
    return runs === undefined || clock >= runs.clock ? null : runs.at(clock);
  }

  /** How many clients have written. */
  get clientCount(): number {
    return this.#runs.size;
  }

  /** Whether `client` has written. */
  has(client: number): boolean {
    return this.#runs.has(client);
  }

  /** The next clock of every client. */
  clocks(): Map<number, number> {
    return new Map([...this.#runs].map(([client, runs]) => [client, runs.clock]));
  }

  /** The clocks as a Yjs state vector, for sync step 1. */
  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.clocks());
  }

  /** Commits the change of an admitted verdict. Throws when the index has moved on since the verdict. */
  admit(change: IndexChange): void {
    for (const [client, tail] of change.tails) {
      if (tail.from !== this.clock(client)) throw new Error('the index has moved on since this update was judged');
    }
    for (const [client, tail] of change.tails) {
      const runs = this.#runs.get(client);
      if (runs === undefined) this.#runs.set(client, PlaceRuns.fromTail(tail));
      else runs.append(tail);
    }
  }
}

const formVersion = 1;
