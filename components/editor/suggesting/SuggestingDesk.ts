import type { WorkMode } from '../../../lib/domain/threads/workMode.ts';
import type { SuggestedField } from '../../../lib/domain/threads/suggestion.ts';
import { RequestLine } from '../argument/RequestLine.ts';
import { isChanged, type Piece, type Scratch } from './Scratch.ts';

export type SuggestingSnapshot = {
  readonly mode: WorkMode;
  /** By the id of the block they are for. Most suggest something; one that was just opened may not yet. */
  readonly scratches: ReadonlyMap<string, Scratch>;
};

/** What the text asks of the page. */
export type SuggestingRequest =
  | { readonly what: 'send'; readonly blockId: string }
  | { readonly what: 'discard'; readonly blockId: string }
  | {
      readonly what: 'field';
      readonly blockId: string;
      readonly field: SuggestedField;
      readonly value: string | null;
    }
  /** Something that a suggestion cannot be. */
  | { readonly what: 'refuse'; readonly why: string };

/** How one editor is worked on, and the words that were typed in Suggesting and are not sent. */
export class SuggestingDesk {
  readonly requests = new RequestLine<SuggestingRequest>();
  private snapshot: SuggestingSnapshot;
  private readonly listeners = new Set<() => void>();

  constructor(mode: WorkMode) {
    this.snapshot = { mode, scratches: new Map() };
  }

  readonly get = (): SuggestingSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  get isOn(): boolean {
    return this.snapshot.mode === 'suggesting';
  }

  setMode(mode: WorkMode): void {
    if (mode === this.snapshot.mode) return;
    // What was opened and not changed is forgotten; what suggests something waits.
    const scratches = new Map([...this.snapshot.scratches].filter(([, scratch]) => isChanged(scratch)));
    this.set({ mode, scratches });
  }

  /** What this device kept. What is here already stays as it is. */
  restore(kept: readonly Scratch[]): void {
    if (kept.length === 0) return;
    const before = this.snapshot.scratches;
    this.set({
      ...this.snapshot,
      scratches: new Map([...kept.map((each) => [each.blockId, each] as const), ...before]),
    });
  }

  put(scratch: Scratch): void {
    this.set({ ...this.snapshot, scratches: new Map(this.snapshot.scratches).set(scratch.blockId, scratch) });
  }

  write(blockId: string, pieces: readonly Piece[]): void {
    const scratch = this.snapshot.scratches.get(blockId);
    if (scratch !== undefined) this.put({ ...scratch, pieces });
  }

  remove(blockId: string): Scratch | null {
    const scratch = this.snapshot.scratches.get(blockId);
    if (scratch === undefined) return null;
    const scratches = new Map(this.snapshot.scratches);
    scratches.delete(blockId);
    this.set({ ...this.snapshot, scratches });
    return scratch;
  }

  private set(snapshot: SuggestingSnapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.listeners) listener();
  }
}
