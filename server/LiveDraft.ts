import * as Y from 'yjs';
import type { LoadedDraft, StoredDraft } from '../lib/commands/ports.ts';
import { deletionsCovered } from '../lib/document/yjs/deletionsCovered.ts';
import { DraftIndex } from '../lib/document/yjs/DraftIndex.ts';
import { examineUpdate, type Verdict } from '../lib/document/yjs/examineUpdate.ts';

/** A draft as bytes: snapshot and the updates since. */
export type DraftBytes = { readonly snapshot: Uint8Array; readonly tail: readonly Uint8Array[] };
/** An update that fits, as the door check gives it. */
export type Admitted = Extract<Verdict, { kind: 'admitted' }>;

/**
 * A draft in memory, without a Y.Doc: the snapshot as it is stored and sent, the updates since (the tail), and, from the
 * first write on, the index that tells whether an update fits.
 */
export class LiveDraft {
  #snapshot: StoredDraft;
  #tail: Uint8Array[];
  #tailBytes: number;
  /** The first so many of the tail are durable. */
  #durable: number;
  /** Where in the tail, behind those, updates lie that came from the store, ascending: they were durable when they came. */
  #durableAhead: number[] = [];
  /** Raised with each new snapshot: places in the tail are others from then on. */
  #generation = 0;
  /** The first `#segmentedCount` of the tail, small ones merged. */
  #segments: readonly Uint8Array[] = [];
  #segmentedCount = 0;
  #index: DraftIndex | null = null;

  constructor({ snapshot, tail }: LoadedDraft) {
    this.#snapshot = snapshot;
    this.#tail = tail.map(({ update }) => update);
    this.#tailBytes = bytesOf(this.#tail);
    this.#durable = this.#tail.length;
  }

  get snapshot(): StoredDraft {
    return this.#snapshot;
  }

  get bytes(): DraftBytes {
    return { snapshot: this.#snapshot.state, tail: this.segments() };
  }

  get tailLength(): number {
    return this.#tail.length;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  get durableTailLength(): number {
    return this.#durable;
  }

  get generation(): number {
    return this.#generation;
  }

  get byteLength(): number {
    return this.#snapshot.state.length + this.#tailBytes;
  }

  /**
   * The updates since the snapshot in few pieces, in order: neighbours are merged up to `maxSegmentBytes`, when wanted,
   * and only what came since the last time. Larger ones stay as they are: merging megabytes would hold everybody up.
   */
  segments(): readonly Uint8Array[] {
    const added = this.#tail.slice(this.#segmentedCount);
    if (added.length > 0) this.#segments = joined(this.#segments, added);
    this.#segmentedCount = this.#tail.length;
    return this.#segments;
  }

  /** What the draft has, as a Yjs state vector. */
  stateVector(): Uint8Array {
    const isStored = this.#index === null && this.#tail.length === 0;
    return isStored ? this.#snapshot.stateVector : this.#indexed().stateVector();
  }

  /** Whether anything was ever written under this Yjs client id. */
  hasWritten(client: number): boolean {
    return this.#indexed().has(client);
  }

  /** Judges an update against the draft as it is now. Changes nothing. */
  examine(update: Uint8Array): Verdict {
    return examineUpdate(update, this.#indexed());
  }

  /** Whether an update without new structs deletes nothing that is not deleted already. */
  coversDeletionsOf(update: Uint8Array): boolean {
    return deletionsCovered(update, [this.#snapshot.deletions, ...this.segments()]);
  }

  /** Adds an update that was judged against the draft as it is now. */
  add({ update, change }: Admitted): void {
    this.#indexed().admit(change);
    this.#tail.push(update);
    this.#tailBytes += update.length;
  }

  /** The same for an update that the store has already. */
  addStored(admitted: Admitted): void {
    this.add(admitted);
    if (this.#durable === this.#tail.length - 1) this.#durable += 1;
    else this.#durableAhead.push(this.#tail.length - 1);
  }

  /** The oldest `count` updates that were not durable are now. */
  committed(count: number): void {
    if (this.#durableAhead.length === 0) {
      this.#durable = Math.min(this.#durable + count, this.#tail.length);
      return;
    }
    for (let left = count; left > 0 && this.#durable < this.#tail.length; left -= 1) {
      this.#durable += 1;
      while (this.#durableAhead[0] === this.#durable) {
        this.#durableAhead.shift();
        this.#durable += 1;
      }
    }
  }

  /** What a stored snapshot has and this draft has not, as one update; null when there is nothing. Costs reading the log. */
  newsIn(snapshot: StoredDraft): Uint8Array | null {
    const index = this.#indexed();
    const isAhead = [...Y.decodeStateVector(snapshot.stateVector)].some(
      ([client, clock]) => clock > index.clock(client),
    );
    const parts = isAhead ? [Y.diffUpdate(snapshot.state, this.stateVector())] : [];
    // A clock shows nothing of deletions.
    if (!this.coversDeletionsOf(snapshot.deletions)) parts.push(snapshot.deletions);
    return parts.length === 0 ? null : Y.mergeUpdates(parts);
  }

  /**
   * A compaction made `snapshot` of the stored draft, which held at least the first `covered` of the tail; `rest` is what the
   * store's log holds beside it.
   *
   * @returns whether the stored draft had content that this one had not: it was mended, or rows were committed long after
   * their room had given them up.
   */
  replaceSnapshot(snapshot: StoredDraft, covered: number, rest: readonly Uint8Array[] = []): boolean {
    const before = this.#indexed();
    this.#snapshot = snapshot;
    this.#tail = [...rest, ...this.#tail.slice(covered)];
    this.#tailBytes = bytesOf(this.#tail);
    this.#durable += rest.length - covered;
    this.#durableAhead = this.#durableAhead.map((at) => at + rest.length - covered);
    this.#generation += 1;
    this.#segments = [];
    this.#segmentedCount = 0;
    this.#index = null;
    return [...Y.decodeStateVector(snapshot.stateVector)].some(([client, clock]) => clock > before.clock(client));
  }

  #indexed(): DraftIndex {
    this.#index ??= this.#decodeIndex();
    return this.#index;
  }

  /** The index of snapshot and tail. A row may build on one behind it, and one that older code let in may not fit at all. */
  #decodeIndex(): DraftIndex {
    const inSegments = this.#stored();
    if (this.segments().every((segment) => isAdmitted(segment, inSegments))) return inSegments;
    const asOne = this.#stored();
    if (isAdmitted(Y.mergeUpdates(this.#tail), asOne)) return asOne;
    const rowByRow = this.#stored();
    for (const row of this.#tail) isAdmitted(row, rowByRow);
    return rowByRow;
  }

  #stored(): DraftIndex {
    return DraftIndex.decode(this.#snapshot.shape, Y.decodeStateVector(this.#snapshot.stateVector));
  }
}

/** Adds `update` to `index` if it fits, and says whether it did. */
function isAdmitted(update: Uint8Array, index: DraftIndex): boolean {
  const verdict = examineUpdate(update, index);
  if (verdict.kind === 'admitted') index.admit(verdict.change);
  return verdict.kind === 'admitted' || verdict.kind === 'nothing-new';
}

/** Pieces of the tail are merged up to this size, bytes. */
const maxSegmentBytes = 64 * 1024;

/** `segments` and what came after them, neighbours merged as far as they stay small. */
function joined(segments: readonly Uint8Array[], added: readonly Uint8Array[]): readonly Uint8Array[] {
  const done = segments.slice(0, -1);
  let group = segments.slice(-1);
  let bytes = bytesOf(group);
  for (const update of added) {
    if (group.length > 0 && bytes + update.length > maxSegmentBytes) {
      done.push(Y.mergeUpdates(group));
      group = [];
      bytes = 0;
    }
    group.push(update);
    bytes += update.length;
  }
  return [...done, Y.mergeUpdates(group)];
}

const bytesOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, update) => sum + update.length, 0);
