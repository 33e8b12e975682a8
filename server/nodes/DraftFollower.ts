import type { DraftStore, LoadedDraft } from '../../lib/commands/ports.ts';
import type { LogStanding, SharedDrafts } from '../../lib/commands/SharedDrafts.ts';
import type { Clock } from '../Clock.ts';
import type { Journal } from '../Journal.ts';
import type { Log } from '../Log.ts';
import type { Room } from '../Room.ts';

/**
 * A number that was given out this long ago is committed or never will be, ms: an append is one statement, which the server
 * ends after 8 s.
 */
const settledMs = 30_000;
/** How often one catching up begins anew because more came meanwhile. */
const maxPasses = 8;

/** What is known of one room's log. */
type Followed = {
  /** Snapshot the room has; null: not known, so it is fetched. */
  stamp: string | null;
  /** Every row up to here is in the room, was folded, or never came to be. */
  above: bigint;
  /** Rows behind that the room has, and when it had them, ms. */
  readonly known: Map<bigint, number>;
  catching: Promise<void> | null;
  /** Something came while it was catching up. */
  isDirty: boolean;
};

export type FollowerPorts = {
  readonly store: Pick<DraftStore, 'load'>;
  readonly shared: Pick<SharedDrafts, 'standing' | 'rows'>;
  readonly journal: () => Journal;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Keeps the rooms of this node at what all nodes have committed. News of a row is taken when it comes; whether any was missed
 * is seen in the database, by the numbers of the rows: numbers become visible out of order, so a room remembers those it has
 * for as long as an earlier one may still appear.
 */
export class DraftFollower {
  readonly #followed = new WeakMap<Room, Followed>();
  readonly #ports: FollowerPorts;

  constructor(ports: FollowerPorts) {
    this.#ports = ports;
  }

  /** A room was opened with this draft: what was committed since is fetched. */
  opened(room: Room, draft: LoadedDraft): void {
    const now = this.#ports.clock.now();
    const known = new Map(draft.tail.map(({ seq }) => [seq, now]));
    this.#followed.set(room, { stamp: draft.stamp ?? null, above: 0n, known, catching: null, isDirty: false });
    this.catchUp(room).catch(() => undefined);
  }

  /** Rows that this node itself has committed. */
  committed(room: Room, seqs: readonly bigint[]): void {
    const followed = this.#followed.get(room);
    for (const seq of seqs) followed?.known.set(seq, this.#ports.clock.now());
  }

  /** This node has folded the draft. */
  folded(room: Room, stamp: string): void {
    const followed = this.#followed.get(room);
    if (followed !== undefined) followed.stamp = stamp;
  }

  /** A row that another node has committed; null: it must be read. */
  heard(room: Room, seq: bigint, update: Uint8Array | null): void {
    const followed = this.#followed.get(room);
    if (followed === undefined || followed.known.has(seq)) return;
    if (update !== null && this.#take(room, followed, seq, update)) return;
    this.catchUp(room).catch(() => undefined);
  }

  /**
   * A stored draft was read for this room: rows of it that are new here are taken.
   *
   * @returns false where it was folded elsewhere since; the room then follows by itself.
   */
  read(room: Room, loaded: LoadedDraft): boolean {
    const followed = this.#followed.get(room);
    if (followed === undefined) return true;
    if (followed.stamp !== loaded.stamp) {
      this.catchUp(room).catch(() => undefined);
      return false;
    }
    return loaded.tail.every(({ seq, update }) => followed.known.has(seq) || this.#take(room, followed, seq, update));
  }

  /** Resolves once the room has everything that was committed anywhere before the call. Rejects when the store fails. */
  catchUp(room: Room): Promise<void> {
    const followed = this.#followed.get(room);
    if (followed === undefined) return Promise.resolve();
    followed.isDirty = true;
    followed.catching ??= this.#catchUp(room, followed);
    return followed.catching;
  }

  /** The same for many rooms: one query where nothing is missing. Rejects when the store fails. */
  async catchUpAll(rooms: readonly Room[]): Promise<void> {
    const followed = rooms.flatMap((room) => {
      const known = this.#followed.get(room);
      return known === undefined ? [] : [{ room, known }];
    });
    const askedMs = this.#ports.clock.now();
    const positions = followed.map(({ room, known }) => ({ assessmentId: room.assessmentId, above: known.above }));
    const standings = await this.#ports.shared.standing(positions);
    const byId = new Map(standings.map((standing) => [standing.assessmentId, standing]));
    for (const { room, known } of followed) {
      const standing = byId.get(room.assessmentId);
      if (standing === undefined) continue;
      if (isCurrent(known, standing)) settle(known, askedMs);
      else await this.catchUp(room);
    }
  }

  async #catchUp(room: Room, followed: Followed): Promise<void> {
    try {
      for (let pass = 1; followed.isDirty && pass <= maxPasses; pass += 1) {
        followed.isDirty = false;
        await this.#pass(room, followed);
      }
    } finally {
      followed.catching = null;
    }
  }

  async #pass(room: Room, followed: Followed): Promise<void> {
    const { shared, clock, log } = this.#ports;
    const { assessmentId } = room;
    const askedMs = clock.now();
    const [standing] = await shared.standing([{ assessmentId, above: followed.above }]);
    if (standing === undefined) return;
    if (standing.stamp !== followed.stamp) return this.#adopt(room, followed);
    const unseen = standing.seqs.filter((seq) => !followed.known.has(seq));
    const rows = unseen.length === 0 ? [] : await shared.rows(assessmentId, unseen);
    const gaps = rows.filter(({ seq, update }) => !this.#take(room, followed, seq, update));
    if (gaps.length > 0) {
      log.warn({ assessmentId }, 'a row of the log builds on what is not there: the draft is read anew');
      return this.#adopt(room, followed);
    }
    // The others were set aside, or folded since: the latter shows in the stamp.
    for (const seq of unseen) if (!followed.known.has(seq)) followed.known.set(seq, clock.now());
    if (rows.length < unseen.length) followed.isDirty = true;
    settle(followed, askedMs);
  }

  /** Reads the draft anew, since another node has folded it. */
  async #adopt(room: Room, followed: Followed): Promise<void> {
    const { store, journal, clock } = this.#ports;
    await journal().flush(room);
    const { generation, durableTailLength } = room.draft;
    const loaded = await store.load(room.assessmentId);
    if (loaded === null) return;
    // This node folded it itself meanwhile.
    if (room.draft.generation !== generation) {
      followed.isDirty = true;
      return;
    }
    const unseen = loaded.tail.filter(({ seq }) => !followed.known.has(seq)).map(({ update }) => update);
    room.adopt(loaded, durableTailLength, unseen);
    followed.stamp = loaded.stamp ?? null;
    for (const { seq } of loaded.tail) followed.known.set(seq, clock.now());
    // Rows that were committed while it was read.
    followed.isDirty = true;
  }

  #take(room: Room, followed: Followed, seq: bigint, update: Uint8Array): boolean {
    if (followed.known.has(seq)) return true;
    const outcome = room.takeStored(update);
    if (outcome === 'gap') return false;
    if (outcome === 'unfit') {
      this.#ports.log.warn({ assessmentId: room.assessmentId, seq: String(seq) }, 'a row of another node does not fit');
    }
    followed.known.set(seq, this.#ports.clock.now());
    return true;
  }
}

/** Whether the room has all that stands there. */
function isCurrent({ stamp, known }: Followed, standing: LogStanding): boolean {
  return stamp === standing.stamp && standing.seqs.every((seq) => known.has(seq));
}

/** Forgets rows before which nothing can appear any more. Only after all that stood there at `askedMs` was taken. */
function settle(followed: Followed, askedMs: number): void {
  for (const [seq, sinceMs] of followed.known) {
    if (askedMs - sinceMs < settledMs) continue;
    followed.known.delete(seq);
    if (seq > followed.above) followed.above = seq;
  }
}
