import { encodePresence, type PresenceEntry } from '../awareness.ts';
import type { Clock } from '../Clock.ts';
import type { PresenceChange } from '../Presence.ts';
import type { Room, RoomWatcher } from '../Room.ts';
import type { Session } from '../Session.ts';
import { Neighbour } from './Neighbour.ts';
import { toldBytes, type NodeMessage, type ToldMessage } from './nodeMessage.ts';

/** Carets that move are told of this often, ms. */
const gatherMs = 20;

type Here = Extract<NodeMessage, { kind: 'here' }>;
type ToldHere = Extract<ToldMessage, { kind: 'here' }>;

export type NeighbourhoodPorts = {
  readonly clock: Clock;
  readonly tell: (...messages: readonly ToldMessage[]) => void;
  /** The rooms that are open here. */
  readonly rooms: () => ReadonlyMap<string, Room>;
};

/**
 * Who is in the drafts at other nodes, and what they are told of who is here: carets, and client ids somebody writes under.
 * None of it is in the database; a node that is gone takes its people along.
 */
export class Neighbourhood implements RoomWatcher {
  /** By node, then by draft and session. */
  readonly #neighbours = new Map<string, Map<string, { readonly room: Room; readonly neighbour: Neighbour }>>();
  /** What the others call a session; only those that were told of have a name. */
  readonly #names = new WeakMap<Session, string>();
  #named = 0;
  /** What has changed since it was told last, newest state of each awareness id. */
  #untold = new Map<Room, Map<Session, Map<number, PresenceEntry>>>();
  #isDue = false;
  readonly #ports: NeighbourhoodPorts;

  constructor(ports: NeighbourhoodPorts) {
    this.#ports = ports;
  }

  // ---------------------------------------------------------------- what happens here

  presence(room: Room, changes: readonly PresenceChange<Session>[]): void {
    for (const { owner, entry } of changes) {
      if (owner !== undefined) this.#untoldOf(room, owner).set(entry.id, entry);
    }
  }

  signed(room: Room, session: Session): void {
    this.#untoldOf(room, session);
  }

  left(room: Room, session: Session): void {
    this.#untold.get(room)?.delete(session);
    const name = this.#names.get(session);
    if (name === undefined) return;
    this.#ports.tell({ kind: 'left', assessmentId: room.assessmentId, ids: [name] });
  }

  /** Everybody who is here: in this draft, or in all. */
  everybody(assessmentId: string | null): readonly ToldMessage[] {
    const rooms = [...this.#ports.rooms().values()];
    return rooms
      .filter((room) => assessmentId === null || room.assessmentId === assessmentId)
      .map((room) => this.#here(room, room.sessions, (session) => room.presenceOf(session)))
      .filter(({ sessions }) => sessions.length > 0);
  }

  // ---------------------------------------------------------------- what others tell

  hear(node: string, { assessmentId, sessions }: Here): void {
    const room = this.#ports.rooms().get(assessmentId);
    if (room === undefined) return;
    for (const { id, user, presence, writesUnder } of sessions) {
      const neighbour = this.#neighbourOf(node, room, id, user);
      if (writesUnder.length > 0) room.hearSignatures(neighbour, writesUnder);
      if (presence !== null) room.hearPresence(neighbour, presence);
    }
  }

  hearLeft(node: string, assessmentId: string, ids: readonly string[]): void {
    const theirs = this.#neighbours.get(node);
    for (const id of ids) {
      const key = keyOf(assessmentId, id);
      const left = theirs?.get(key);
      theirs?.delete(key);
      left?.room.neighbourLeft(left.neighbour);
    }
  }

  went(node: string): void {
    for (const { room, neighbour } of this.#neighbours.get(node)?.values() ?? []) room.neighbourLeft(neighbour);
    this.#neighbours.delete(node);
  }

  /** Forgets who is in rooms that are no longer open here. */
  sweep(): void {
    const rooms = this.#ports.rooms();
    for (const theirs of this.#neighbours.values()) {
      for (const [key, { room }] of theirs) if (rooms.get(room.assessmentId) !== room) theirs.delete(key);
    }
  }

  // ---------------------------------------------------------------- inside

  #neighbourOf(node: string, room: Room, id: string, user: Neighbour['user']): Neighbour {
    const theirs = this.#neighbours.get(node) ?? new Map<string, { room: Room; neighbour: Neighbour }>();
    this.#neighbours.set(node, theirs);
    const key = keyOf(room.assessmentId, id);
    const known = theirs.get(key);
    if (known?.room === room) return known.neighbour;
    const neighbour = new Neighbour(user);
    theirs.set(key, { room, neighbour });
    return neighbour;
  }

  #untoldOf(room: Room, session: Session): Map<number, PresenceEntry> {
    const sessions = this.#untold.get(room) ?? new Map<Session, Map<number, PresenceEntry>>();
    const entries = sessions.get(session) ?? new Map<number, PresenceEntry>();
    this.#untold.set(room, sessions.set(session, entries));
    if (!this.#isDue) this.#ports.clock.after(gatherMs, () => this.#tellUntold());
    this.#isDue = true;
    return entries;
  }

  #tellUntold(): void {
    this.#isDue = false;
    const untold = this.#untold;
    this.#untold = new Map();
    const messages = [...untold].map(([room, sessions]) =>
      this.#here(room, sessions.keys(), (session) => {
        const entries = [...(sessions.get(session)?.values() ?? [])];
        return entries.length === 0 ? null : encodePresence(entries);
      }),
    );
    this.#ports.tell(...messages.filter(({ sessions }) => sessions.length > 0));
  }

  #here(room: Room, sessions: Iterable<Session>, presenceOf: (session: Session) => Uint8Array | null): ToldHere {
    const told: ToldHere['sessions'] = [];
    for (const session of sessions) {
      const presence = presenceOf(session);
      const writesUnder = [...session.writesUnder];
      if (presence === null && writesUnder.length === 0) continue;
      const { user } = session;
      told.push({ id: this.#nameOf(session), user, presence: presence && toldBytes(presence), writesUnder });
    }
    return { kind: 'here', assessmentId: room.assessmentId, sessions: told };
  }

  #nameOf(session: Session): string {
    const name = this.#names.get(session) ?? String((this.#named += 1));
    this.#names.set(session, name);
    return name;
  }
}

const keyOf = (assessmentId: string, id: string): string => `${assessmentId} ${id}`;
