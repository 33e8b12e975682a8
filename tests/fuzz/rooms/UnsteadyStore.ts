import type { DraftStore, LogEntry } from '../../../lib/commands/ports.ts';
import type { Clock } from '../../../server/Clock.ts';
import type { SeededRandom } from '../document/SeededRandom.ts';

/** What becomes of an append. `late`: it hangs until `settle`, and may then be committed long after anybody waits for it. */
export type AppendMode = 'fine' | 'rejects' | 'commits-then-rejects' | 'hangs';
export type LoadMode = 'fine' | 'rejects' | 'hangs';

type Hanging = { readonly commit: () => Promise<void>; readonly reject: (error: Error) => void; isOver: boolean };

/**
 * The store as one process of the server sees it: answers take a while, and it fails in the ways a database fails. A
 * commit happens at one moment, some time before the answer.
 */
export class UnsteadyStore implements DraftStore {
  appendMode: AppendMode = 'fine';
  loadMode: LoadMode = 'fine';
  /** Failures that were played, by kind. */
  readonly played = new Map<string, number>();
  readonly #real: DraftStore;
  readonly #clock: Clock;
  readonly #random: SeededRandom;
  readonly #hanging = new Set<Hanging>();
  #isDead = false;

  constructor(real: DraftStore, clock: Clock, random: SeededRandom) {
    this.#real = real;
    this.#clock = clock;
    this.#random = random;
  }

  async load(assessmentId: string): ReturnType<DraftStore['load']> {
    await this.#while(15);
    if (this.loadMode === 'rejects') this.#fail('load rejects');
    if (this.loadMode === 'hangs') {
      this.#play('load hangs');
      await new Promise(() => {});
    }
    const loaded = await this.#real.load(assessmentId);
    await this.#while(15);
    return loaded;
  }

  async admission(assessmentId: string, userId: string): ReturnType<DraftStore['admission']> {
    const admission = await this.#real.admission(assessmentId, userId);
    await this.#while(25);
    return admission;
  }

  async append(entries: readonly LogEntry[]): Promise<void> {
    const mode = this.appendMode;
    if (mode === 'hangs') return this.#hang(entries);
    await this.#beforeCommit(entries);
    if (mode === 'rejects') this.#fail('append rejects');
    await this.#real.append(entries);
    await this.#while(20);
    if (mode === 'commits-then-rejects') this.#fail('append commits, then rejects');
  }

  async compact(...[assessmentId, basedOn, result, at]: Parameters<DraftStore['compact']>): Promise<boolean> {
    await this.#while(20);
    const isDone = await this.#real.compact(assessmentId, basedOn, result, at);
    if (isDone) this.#play('compacted');
    await this.#while(20);
    return isDone;
  }

  /** The hanging appends end: each is committed or not, and what waited hears an error or, at random, nothing ever. */
  async settle(): Promise<void> {
    for (const hanging of this.#hanging) {
      this.#hanging.delete(hanging);
      hanging.isOver = true;
      if (this.#random.chance(0.5)) {
        this.#play('late commit');
        await hanging.commit();
      }
      hanging.reject(new Error('the connection was lost'));
    }
  }

  /** The process is killed: what was on its way is committed now or never. */
  async kill(): Promise<void> {
    await this.settle();
    this.#isDead = true;
  }

  #hang(entries: readonly LogEntry[]): Promise<void> {
    this.#play('append hangs');
    return new Promise((_resolve, reject) => {
      this.#hanging.add({ commit: () => this.#real.append(entries), reject, isOver: false });
    });
  }

  /** Until here a kill may still commit it. */
  async #beforeCommit(entries: readonly LogEntry[]): Promise<void> {
    let killed: Error | null = null;
    const hanging: Hanging = {
      commit: () => this.#real.append(entries),
      reject: (error) => {
        killed = error;
      },
      isOver: false,
    };
    this.#hanging.add(hanging);
    await this.#while(20);
    this.#hanging.delete(hanging);
    if (hanging.isOver) throw killed ?? new Error('the connection was lost');
  }

  async #while(upToMs: number): Promise<void> {
    const ms = this.#random.below(upToMs + 1);
    if (ms > 0) await new Promise<void>((resolve) => this.#clock.after(ms, resolve));
    if (this.#isDead) await new Promise(() => {});
  }

  #fail(what: string): never {
    this.#play(what);
    throw new Error(what);
  }

  #play(what: string): void {
    this.played.set(what, (this.played.get(what) ?? 0) + 1);
  }
}
