import {
  encodePresence,
  goneJson,
  presenceEntries,
  stampedState,
  type PresenceEntry,
  type PresenceUser,
} from './awareness.ts';
import { awarenessFrame, type Frame } from './frames.ts';
import type { RoomLimits } from './roomLimits.ts';

/** A session as presence sees it. */
export interface PresenceOwner {
  readonly user: PresenceUser;
}

/** A live id: `offset` is what is added to the client's clock before the others see it. */
type Live<Owner> = {
  readonly owner: Owner;
  readonly clock: number;
  readonly offset: number;
  readonly json: Uint8Array;
};
/** A change to tell the others, and whose it is (undefined: nobody's any more). */
export type PresenceChange<Owner> = { readonly owner: Owner | undefined; readonly entry: PresenceEntry };

type Departed = { readonly userId: string; readonly sentClock: number; readonly untilMs: number };

/**
 * Who is here, and where their carets are: one room's awareness states, each owned by the session that brought it.
 *
 * The y-websocket client sends everybody's states back to the server, so an id of somebody else is nothing
 * unusual: it is dropped without a word. An id that left stays its owner's for a while, or such an echo would
 * bring a ghost to life; its person may come back under it (the y-websocket client does, with an unchanged
 * clock, which others would ignore: hence `offset`).
 */
export class Presence<Owner extends PresenceOwner> {
  readonly #live = new Map<number, Live<Owner>>();
  readonly #departed = new Map<number, Departed>();
  readonly #changed = new Set<number>();
  readonly #limits: RoomLimits;

  constructor(limits: RoomLimits) {
    this.#limits = limits;
  }

  /** The session that owns `id`, if one does. */
  ownerOf(id: number): Owner | undefined {
    return this.#live.get(id)?.owner;
  }

  /** Takes a session's presence message. Null: fine, whether or not anything of it counted. */
  receive(owner: Owner, body: Uint8Array, now: number): 'badMessage' | 'tooLarge' | null {
    if (body.length > this.#limits.maxAwarenessMessageBytes) return 'tooLarge';
    const accepted: { readonly entry: PresenceEntry; readonly json: Uint8Array }[] = [];
    let claims = 0;
    try {
      for (const entry of presenceEntries(body)) {
        if (!this.#mayBring(owner, entry, now)) continue;
        if (!this.#live.has(entry.id)) claims += 1;
        if (claims > this.#limits.maxAwarenessIdsPerSession) return 'badMessage';
        if (entry.json.length > this.#limits.maxAwarenessStateBytes) return 'badMessage';
        const json = stampedState(entry.json, owner.user);
        if (json === null) return 'badMessage';
        accepted.push({ entry, json });
      }
    } catch {
      return 'badMessage';
    }
    // Only now, for a message counts whole or not at all.
    for (const { entry, json } of accepted) this.#take(owner, entry, json);
    return null;
  }

  /** The session is gone, and everybody hears that its ids are. */
  leave(owner: Owner, now: number): void {
    for (const [id, live] of this.#live) {
      if (live.owner !== owner) continue;
      this.#live.delete(id);
      this.#departed.delete(id);
      const departed = {
        userId: owner.user.id,
        sentClock: live.clock + live.offset,
        untilMs: now + this.#limits.departedMs,
      };
      this.#departed.set(id, departed);
      this.#changed.add(id);
    }
    for (const id of this.#departed.keys()) {
      if (this.#departed.size <= this.#limits.maxDepartedIds) break;
      this.#departed.delete(id);
    }
  }

  /** Forgets ids that left long ago. */
  sweep(now: number): void {
    for (const [id, departed] of this.#departed) if (departed.untilMs <= now) this.#departed.delete(id);
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0;
  }

  /** What changed since the last call, newest state per id, with whose it is (undefined: it left). */
  takeChanges(): readonly PresenceChange<Owner>[] {
    const changes: PresenceChange<Owner>[] = [];
    for (const id of this.#changed) {
      const live = this.#live.get(id);
      const departed = this.#departed.get(id);
      if (live !== undefined) changes.push({ owner: live.owner, entry: sentEntry(id, live) });
      else if (departed !== undefined)
        changes.push({ owner: undefined, entry: { id, clock: departed.sentClock, json: goneJson } });
    }
    this.#changed.clear();
    return changes;
  }

  /** Everybody who is here, but for `owner`'s own ids, as one message; null when nobody is. */
  frameFor(owner: Owner): Frame | null {
    const entries = [...this.#live]
      .filter(([, live]) => live.owner !== owner && live.json !== goneJson)
      .map(([id, live]) => sentEntry(id, live));
    return entries.length === 0 ? null : awarenessFrame(encodePresence(entries));
  }

  /** What `owner` shows, as one message; null when that is nothing. */
  bodyOf(owner: Owner): Uint8Array | null {
    const entries = [...this.#live].filter(([, live]) => live.owner === owner).map(([id, live]) => sentEntry(id, live));
    return entries.length === 0 ? null : encodePresence(entries);
  }

  /** Whether `entry` is news about an id that is `owner`'s, or may become it. */
  #mayBring(owner: Owner, entry: PresenceEntry, now: number): boolean {
    const live = this.#live.get(entry.id);
    const isGone = entry.json.length === goneJson.length && entry.json.every((byte, at) => byte === goneJson[at]);
    if (live?.owner === owner) return entry.clock > live.clock || (entry.clock === live.clock && isGone);
    if (isGone) return false;
    // A new socket of the same person takes its id along, from a connection that has not been found dead yet.
    if (live !== undefined) return live.owner.user.id === owner.user.id && this.#idsOf(owner) === 0;
    const departed = this.#departed.get(entry.id);
    if (departed === undefined || departed.untilMs <= now) return true;
    return departed.userId === owner.user.id && this.#idsOf(owner) === 0;
  }

  #take(owner: Owner, entry: PresenceEntry, json: Uint8Array): void {
    const live = this.#live.get(entry.id);
    let offset = live?.offset ?? 0;
    if (live?.owner !== owner) {
      if (this.#idsOf(owner) >= this.#limits.maxAwarenessIdsPerSession) return;
      const sentClock = live === undefined ? this.#departed.get(entry.id)?.sentClock : live.clock + live.offset;
      offset = sentClock === undefined ? 0 : Math.max(0, sentClock + 1 - entry.clock);
      this.#departed.delete(entry.id);
    }
    this.#live.set(entry.id, { owner, clock: entry.clock, offset, json });
    this.#changed.add(entry.id);
  }

  #idsOf(owner: Owner): number {
    let count = 0;
    for (const live of this.#live.values()) if (live.owner === owner) count += 1;
    return count;
  }
}

const sentEntry = (
  id: number,
  live: { readonly clock: number; readonly offset: number; readonly json: Uint8Array },
): PresenceEntry => ({
  id,
  clock: live.clock + live.offset,
  json: live.json,
});
