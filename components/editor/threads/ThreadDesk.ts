import type { EditorState } from '@tiptap/pm/state';
import type { ThreadDto } from '../../../lib/protocol/threadsDto.ts';
import { RequestLine } from '../argument/RequestLine.ts';
import { placeThreads, type ThreadPlaces } from './placeThreads.ts';

/** What the page shows of the threads; a new object per change. */
export type DeskSnapshot = {
  readonly threads: readonly ThreadDto[];
  readonly places: ThreadPlaces;
  /** The thread that is looked at, in the text and in the list. */
  readonly active: string | null;
};

/** What the text asks of the list. */
export type ThreadRequest =
  | { readonly what: 'show'; readonly threadId: string }
  /** A new comment on what is selected. */
  | { readonly what: 'compose' };

/** The threads beside one editor: those that the server told, and where their words are in the draft as it is. */
export class ThreadDesk {
  readonly requests = new RequestLine<ThreadRequest>();
  private snapshot: DeskSnapshot = { threads: [], places: new Map(), active: null };
  private readonly listeners = new Set<() => void>();
  /** Each thread's words as they were seen last: by these a passage is known again that was edited and then moved. */
  private readonly seen = new Map<string, string>();

  readonly get = (): DeskSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** What the server told. Anchors that are as before stay the same objects, so that they are not looked for anew. */
  tell(threads: readonly ThreadDto[], state: EditorState): void {
    const before = new Map(this.snapshot.threads.map((thread) => [thread.id, thread]));
    const kept = threads.map((thread) => {
      const known = before.get(thread.id);
      const isSame = known !== undefined && JSON.stringify(known.anchor) === JSON.stringify(thread.anchor);
      return isSame ? { ...thread, anchor: known.anchor } : thread;
    });
    this.set({ ...this.snapshot, threads: kept, places: this.placed(kept, state) });
  }

  /** Looks again where the words are. */
  look(state: EditorState): void {
    if (this.snapshot.threads.length === 0) return;
    const places = this.placed(this.snapshot.threads, state);
    if (!areSame(places, this.snapshot.places)) this.set({ ...this.snapshot, places });
  }

  private placed(threads: readonly ThreadDto[], state: EditorState): ThreadPlaces {
    const places = placeThreads(state, threads, this.snapshot.places, this.seen);
    for (const [id, { text }] of places) this.seen.set(id, text);
    return places;
  }

  activate(active: string | null): void {
    if (active !== this.snapshot.active) this.set({ ...this.snapshot, active });
  }

  private set(snapshot: DeskSnapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.listeners) listener();
  }
}

function areSame(a: ThreadPlaces, b: ThreadPlaces): boolean {
  if (a.size !== b.size) return false;
  for (const [id, place] of a) {
    const other = b.get(id);
    if (other?.from !== place.from || other.to !== place.to || other.text !== place.text) return false;
    if (other.state !== place.state || other.top !== place.top) return false;
  }
  return true;
}
