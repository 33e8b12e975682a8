import type { Compaction, DraftStore, LogEntry, StoredDraft } from '../../../lib/commands/ports.ts';
import type { LogPosition, LogStanding, SharedDrafts } from '../../../lib/commands/SharedDrafts.ts';
import type { Clock } from '../../../server/Clock.ts';
import type { SeededRandom } from '../document/SeededRandom.ts';
import type { Held } from '../rooms/Containment.ts';

type Row = { readonly seq: bigint; readonly update: Uint8Array };

/** One draft in the database that all nodes share: what is committed, seen by everybody from that moment. */
export class SharedStore {
  snapshot: StoredDraft;
  /** In order of their numbers. */
  rows: readonly Row[] = [];
  stamp = '0';
  /** How often a row became visible after one with a higher number. */
  outOfOrder = 0;
  #nextSeq = 1n;
  #highest = 0n;

  constructor(snapshot: StoredDraft) {
    this.snapshot = snapshot;
  }

  get held(): Held {
    return { snapshot: this.snapshot, rows: this.rows };
  }

  /** A number from the sequence: given out long before its row is committed, or never used. */
  number(): bigint {
    const seq = this.#nextSeq;
    this.#nextSeq += 1n;
    return seq;
  }

  commit(rows: readonly Row[]): void {
    for (const { seq } of rows) {
      if (seq < this.#highest) this.outOfOrder += 1;
      else this.#highest = seq;
    }
    this.rows = [...this.rows, ...rows].toSorted((a, b) => (a.seq < b.seq ? -1 : 1));
  }

  /** As the product's statement: only on the snapshot it was made from, and while every folded row is still there. */
  compact(basedOn: Uint8Array, { draft, folded, quarantined }: Compaction, at: Date): boolean {
    if (quarantined.length > 0) throw new Error('a row of honest people was set aside');
    if (Buffer.compare(this.snapshot.stateVector, basedOn) !== 0) return false;
    const kept = this.rows.filter(({ seq }) => !folded.includes(seq));
    if (this.rows.length - kept.length !== folded.length) return false;
    if (folded.length === 0) return true;
    this.snapshot = draft;
    this.rows = kept;
    this.stamp = String(at.getTime());
    return true;
  }
}

/** What becomes of the appends of one node. */
export type Appending = 'fine' | 'slow' | 'rejects' | 'commits-then-rejects';

/** The shared store as one life of one node sees it: everything takes a while, and is over when the node dies. */
export class NodeStore implements Omit<DraftStore, 'append'>, SharedDrafts {
  appending: Appending = 'fine';
  readonly #store: SharedStore;
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #note: (what: string) => void;
  /** Appends whose numbers are given out and whose rows nobody sees yet. */
  readonly #underWay = new Set<readonly Row[]>();
  #isDead = false;

  constructor(store: SharedStore, clock: Clock, random: SeededRandom, note: (what: string) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
    this.#note = note;
  }

  async load(): ReturnType<DraftStore['load']> {
    await this.#while(15);
    const { snapshot, rows: tail, stamp } = this.#store;
    await this.#while(15);
    return { snapshot, tail, stamp, scale: 'icd203' };
  }

  async admission(_assessmentId: string, userId: string): ReturnType<DraftStore['admission']> {
    await this.#while(25);
    return { role: 'editor', state: 'draft', user: { name: userId, hue: 1, disabled: false, sessionEpoch: 0 } };
  }

  async append(entries: readonly LogEntry[]): Promise<readonly bigint[]> {
    const how = this.appending;
    await this.#while(5);
    const rows = entries.map(({ update }) => ({ seq: this.#store.number(), update }));
    if (how === 'rejects') throw new Error('an append rejects');
    this.#underWay.add(rows);
    await this.#while(how === 'slow' ? 2_500 : 20);
    if (this.#underWay.delete(rows)) this.#store.commit(rows);
    await this.#while(20);
    if (how === 'commits-then-rejects') throw new Error('an append commits, then rejects');
    return rows.map(({ seq }) => seq);
  }

  async compact(...[, basedOn, result, at]: Parameters<DraftStore['compact']>): Promise<boolean> {
    await this.#while(20);
    const isDone = this.#store.compact(basedOn, result, at);
    this.#note(isDone ? 'a node folded' : 'a node found it folded already');
    await this.#while(20);
    return isDone;
  }

  async standing(positions: readonly LogPosition[]): Promise<readonly LogStanding[]> {
    await this.#while(10);
    const { rows, stamp } = this.#store;
    const standings = positions.map(({ assessmentId, above }) => ({
      assessmentId,
      stamp,
      seqs: rows.filter(({ seq }) => seq > above).map(({ seq }) => seq),
    }));
    await this.#while(10);
    return standings;
  }

  async rows(_assessmentId: string, seqs: readonly bigint[]): Promise<readonly Row[]> {
    await this.#while(10);
    const found = this.#store.rows.filter(({ seq }) => seqs.includes(seq));
    await this.#while(10);
    return found;
  }

  async lastEvent(): Promise<number> {
    await this.#while(10);
    return 0;
  }

  async identity(): Promise<string> {
    return 'the one database';
  }

  /** The node is killed: what was on its way is committed now or never. */
  kill(): void {
    this.#isDead = true;
    for (const rows of this.#underWay) {
      this.#underWay.delete(rows);
      if (!this.#random.chance(0.5)) continue;
      this.#note('a commit of a node that was killed');
      this.#store.commit(rows);
    }
  }

  async #while(upToMs: number): Promise<void> {
    const ms = this.#random.below(upToMs + 1);
    if (ms > 0) await new Promise<void>((resolve) => this.#clock.after(ms, resolve));
    if (this.#isDead) await new Promise(() => {});
  }
}
