import type { DraftIndex } from './DraftIndex.ts';
import { judgeContent } from './judgeContent.ts';
import { DEAD, placeBeside, placeInside, root } from './place.ts';
import type { Place, PlaceCode } from './place.ts';
import type { RunTail } from './PlaceRuns.ts';
import { fragmentName } from './fragmentName.ts';
import type { Block, Struct } from './readUpdate.ts';

/** One client's block on its way: `at` is the next struct to judge, `next` the clock reached. */
type Progress = {
  readonly block: Block;
  readonly known: number;
  next: number;
  at: number;
  readonly starts: number[];
  readonly codes: PlaceCode[];
};
type Refusal = { readonly kind: 'malformed' | 'outside-schema'; readonly reason: string };
/** Waits until `client` has reached beyond `clock`, within this update. */
type Missing = { readonly kind: 'missing'; readonly client: number; readonly clock: number };
type Waiting = { readonly progress: Progress; readonly clock: number };

/** `tails`: places of all new ids. `repeats`: part of the update is known already. */
type Outcome =
  | { readonly kind: 'fine'; readonly tails: ReadonlyMap<number, RunTail>; readonly repeats: boolean }
  | { readonly kind: 'gap' }
  | Refusal;

/**
 * Judges the structs of one update in an order in which Yjs can integrate them: each after what it refers to, across
 * clients. What then is left over refers to what is not there, or in a circle: Yjs would keep it pending.
 */
export class BlockJudge {
  readonly #index: DraftIndex;
  readonly #progress = new Map<number, Progress>();
  /** By client waited for; sorted so that the lowest clock is last. */
  readonly #waiting = new Map<number, Waiting[]>();
  #repeats = false;

  constructor(index: DraftIndex, blocks: readonly Block[]) {
    this.#index = index;
    for (const block of blocks) {
      const known = index.clock(block.client);
      this.#progress.set(block.client, { block, known, next: known, at: 0, starts: [], codes: [] });
      if (block.skips.length > 0) this.#repeats = true;
    }
  }

  /** The next clock of `client` after what was judged so far. */
  clock(client: number): number {
    return this.#progress.get(client)?.next ?? this.#index.clock(client);
  }

  run(): Outcome {
    const queue = [...this.#progress.values()];
    for (let progress = queue.pop(); progress !== undefined; progress = queue.pop()) {
      const stop = this.#advance(progress);
      if (stop !== null && stop.kind !== 'missing') return stop;
      if (stop !== null && !this.#await(progress, stop)) return { kind: 'gap' };
      const waiting = this.#waiting.get(progress.block.client) ?? [];
      for (let last = waiting.at(-1); last !== undefined && last.clock < progress.next; last = waiting.at(-1)) {
        waiting.pop();
        queue.push(last.progress);
      }
    }
    const tails = new Map<number, RunTail>();
    for (const [client, { block, known, next, at, starts, codes }] of this.#progress) {
      if (at < block.structs.length) return { kind: 'gap' };
      if (next > known) tails.set(client, { from: known, clock: next, starts, codes });
    }
    return { kind: 'fine', tails, repeats: this.#repeats };
  }

  #advance(progress: Progress): Missing | Refusal | null {
    const { structs } = progress.block;
    for (; progress.at < structs.length; progress.at++) {
      const struct = structs[progress.at];
      if (struct === undefined) break;
      const end = struct.clock + struct.length;
      if (struct.clock < progress.known) this.#repeats = true;
      if (end <= progress.known) continue;
      const code = this.#judge(struct, progress);
      if (typeof code !== 'number') return code;
      if (progress.codes.at(-1) !== code) {
        progress.starts.push(progress.next);
        progress.codes.push(code);
      }
      progress.next = end;
    }
    return null;
  }

  #judge(struct: Struct, progress: Progress): PlaceCode | Missing | Refusal {
    if (struct.content === null) return DEAD;
    const place = this.#placeOf(struct, progress);
    if ('stop' in place) return place.stop;
    const code = judgeContent(struct.content, place);
    return typeof code === 'number' ? code : { kind: 'outside-schema', reason: code };
  }

  /**
   * Where Yjs puts the struct: beside its left origin, else beside its right one, else in the parent it names. Where one of
   * the origins is collected, it is collected too; judged beside the left one, it is fine either way.
   */
  #placeOf(struct: Struct, progress: Progress): Place | { readonly stop: Missing | Refusal } {
    const own = progress.block.client;
    let right: PlaceCode | null = null;
    if (struct.rightClient !== -1) {
      const code = this.#codeOf(struct.rightClient, struct.rightClock, own);
      if (typeof code !== 'number') return { stop: code };
      right = code;
    }
    if (struct.clock < progress.known) {
      // Half of it is known: what is passed on is the other half, which follows it.
      const before = this.#codeOf(own, progress.known - 1, own);
      return typeof before === 'number' ? placeBeside(before) : { stop: before };
    }
    if (struct.originClient !== -1) {
      const left = this.#codeOf(struct.originClient, struct.originClock, own);
      return typeof left === 'number' ? placeBeside(left) : { stop: left };
    }
    if (right !== null) return placeBeside(right);
    if (struct.rootName !== null) {
      const isOurs = struct.rootName === fragmentName && struct.key === null;
      return isOurs ? root : { kind: 'forbidden' };
    }
    const parent = this.#codeOf(struct.parentClient, struct.parentClock, own);
    return typeof parent === 'number' ? placeInside(parent, struct.key) : { stop: parent };
  }

  #codeOf(client: number, clock: number, own: number): PlaceCode | Missing | Refusal {
    const progress = this.#progress.get(client);
    if (progress === undefined || clock < progress.known) {
      return this.#index.placeOf(client, clock) ?? { kind: 'missing', client, clock };
    }
    if (clock < progress.next) return codeAt(progress, clock);
    // Yjs does not wait for what a client has yet to write itself: it throws.
    if (client === own) return { kind: 'malformed', reason: 'a struct that refers to itself or to a later one' };
    return { kind: 'missing', client, clock };
  }

  /** Puts `progress` to sleep until what it misses is there; false where this update does not bring it. */
  #await(progress: Progress, { client, clock }: Missing): boolean {
    const other = this.#progress.get(client);
    if (other === undefined || clock >= other.block.end) return false;
    let waiting = this.#waiting.get(client);
    if (waiting === undefined) this.#waiting.set(client, (waiting = []));
    let low = 0;
    let high = waiting.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((waiting[middle]?.clock ?? 0) > clock) low = middle + 1;
      else high = middle;
    }
    waiting.splice(low, 0, { progress, clock });
    return true;
  }
}

function codeAt({ starts, codes }: Progress, clock: number): PlaceCode {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return codes[low - 1] ?? DEAD;
}
