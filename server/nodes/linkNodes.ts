import { unreachable } from '../../lib/domain/result.ts';
import { topics } from '../../lib/protocol/messages.ts';
import type { AuditRow, DraftStore, RoomGateway } from '../../lib/commands/ports.ts';
import type { SignInThrottle } from '../../lib/commands/runtime.ts';
import type { SharedDrafts } from '../../lib/commands/SharedDrafts.ts';
import type { Clock } from '../Clock.ts';
import type { Journal } from '../Journal.ts';
import type { Log } from '../Log.ts';
import type { Room } from '../Room.ts';
import type { RegistryPorts, RoomRegistry } from '../RoomRegistry.ts';
import type { BellMaker } from './Bell.ts';
import { DraftFollower } from './DraftFollower.ts';
import { EventFollower } from './EventFollower.ts';
import { Neighbourhood } from './Neighbourhood.ts';
import { maxCarriedBytes, toldBytes, type NodeMessage } from './nodeMessage.ts';
import { NodeRing } from './NodeRing.ts';
import { tellingGateway, tellingThrottle } from './telling.ts';

/** While the bell does not reach everybody the database is read this often, ms. */
const pollEveryMs = 1_000;
/** While it does, every so many times: what it carries may be lost without anybody noticing. */
const pollsPerLook = 5;

/** What makes a process one node of several. */
export type NodeOptions = {
  /** Names this process among the nodes; another one at each start. */
  readonly id: string;
  readonly bell: BellMaker;
  readonly shared: SharedDrafts;
  /** Rows of the audit log behind this number, in order. */
  readonly eventsSince: (seq: number, limit: number) => Promise<readonly AuditRow[]>;
};

/** How the nodes hear each other: `together` at once, `polling` within a second or two, by way of the database. */
export type NodesState = { readonly state: 'together' | 'polling'; readonly others: number };

/** What a node's rooms take part in. */
export type NodeLink = {
  /** The rooms' store: what is committed through it is told to the other nodes. */
  readonly store: DraftStore;
  readonly watcher: NonNullable<RegistryPorts['watcher']>;
  /** Resolves once the room has what was committed at any node before the call. */
  readonly caughtUp: (room: Room) => Promise<void>;
  /** The gateway whose calls reach the sockets of all nodes; from now on `registry`'s rooms follow the other nodes. */
  attach(rooms: {
    readonly registry: RoomRegistry;
    readonly journal: Journal;
    readonly gateway: RoomGateway;
  }): RoomGateway;
  /** One throttle for all nodes: each counts what the others tell. */
  throttleOver(throttle: SignInThrottle): SignInThrottle;
  state(): NodesState;
  close(): Promise<void>;
};

/** Links this process with the others that share its database. Everything that counts goes by the database; see `docs/decisions/0015`. */
export function linkNodes(options: NodeOptions & { store: DraftStore; clock: Clock; log: Log }): NodeLink {
  const { store, shared, clock, log } = options;
  let rooms: { readonly registry: RoomRegistry; readonly journal: Journal; readonly gateway: RoomGateway } | null =
    null;
  let throttled: SignInThrottle | null = null;
  const attached = () => {
    if (rooms === null) throw new Error('bug: the nodes are linked before there are rooms');
    return rooms;
  };
  const openRooms = (): ReadonlyMap<string, Room> => rooms?.registry.rooms ?? new Map<string, Room>();
  const follower = new DraftFollower({ store, shared, journal: () => attached().journal, clock, log });
  const neighbourhood = new Neighbourhood({ clock, tell: (...messages) => ring.tell(...messages), rooms: openRooms });
  const events = new EventFollower({
    since: options.eventsSince,
    last: () => shared.lastEvent(),
    authoriseAnew: (who) => {
      const { registry } = attached();
      registry.rightsEpoch += 1;
      const touched = registry.sessionsWhere((session, room) =>
        'userId' in who ? session.user.id === who.userId : room.assessmentId === who.assessmentId,
      );
      for (const session of touched) session.close('rightsChanged');
    },
    changed: (assessmentId) => {
      const { gateway } = attached();
      for (const topic of topics) {
        if (assessmentId === null) gateway.announceToAll(topic);
        else gateway.announce(assessmentId, topic);
      }
    },
  });

  let isHealing = true;
  let isClosed = false;
  let polls = 0;
  let cancelPoll: (() => void) | null = null;
  let polling: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    const isHeard = ring.isWhole && !isHealing;
    polls += 1;
    if (rooms === null || (isHeard && polls % pollsPerLook !== 0)) return;
    isHealing = false;
    neighbourhood.sweep();
    // Rights first, and whatever becomes of the drafts: one that cannot be read must not keep anybody in.
    const asked = await Promise.allSettled([
      isHeard ? events.note() : events.act(),
      follower.catchUpAll([...openRooms().values()]),
    ]);
    for (const outcome of asked) {
      if (outcome.status === 'fulfilled') continue;
      isHealing = true;
      log.warn({ error: String(outcome.reason) }, 'the database could not be asked for what other nodes did');
    }
  };
  const poll = (): void => {
    cancelPoll?.();
    cancelPoll = null;
    polling ??= look().finally(() => {
      polling = null;
      if (!isClosed) cancelPoll = clock.after(pollEveryMs, poll);
    });
  };

  const hear = (node: string, message: NodeMessage): void => {
    if (rooms === null) return;
    const { gateway } = rooms;
    switch (message.kind) {
      case 'rows':
        for (const { assessmentId, seq, update } of message.rows) {
          const room = openRooms().get(assessmentId);
          if (room !== undefined) follower.heard(room, seq, update);
        }
        return;
      case 'folded': {
        const room = openRooms().get(message.assessmentId);
        if (room !== undefined) follower.catchUp(room).catch(() => undefined);
        return;
      }
      case 'here':
        return neighbourhood.hear(node, message);
      case 'left':
        return neighbourhood.hearLeft(node, message.assessmentId, message.ids);
      case 'ask':
        return ring.tell(...neighbourhood.everybody(message.assessmentId));
      case 'rights':
        if (message.assessmentId === null) gateway.userEnded(message.userId ?? '');
        else if (message.userId === null) gateway.assessmentClosed(message.assessmentId);
        else gateway.rightsChanged(message.assessmentId, message.userId);
        return;
      case 'news':
        if (message.assessmentId === null) gateway.announceToAll(message.topic);
        else gateway.announce(message.assessmentId, message.topic);
        return;
      case 'sign-in': {
        const { account, address } = message;
        const counted = message.isFailed ? throttled?.failed(account, address) : throttled?.succeeded(account, address);
        counted?.catch(() => undefined);
        return;
      }
      case 'bye':
        return;
      default:
        return unreachable(message);
    }
  };
  const ring: NodeRing = new NodeRing(options.id, options.bell, {
    clock,
    log,
    listener: {
      heard: hear,
      // It may have been here before, and have been missed: it is asked who is with it.
      came: () => ring.tell({ kind: 'ask', assessmentId: null }),
      went: (node) => {
        neighbourhood.went(node);
        isHealing = true;
      },
      opened: () => {
        isHealing = true;
        ring.tell({ kind: 'ask', assessmentId: null }, ...neighbourhood.everybody(null));
        poll();
      },
      turned: (isWhole) => {
        for (const room of openRooms().values()) room.tellPace(!isWhole);
      },
    },
  });
  poll();

  return {
    store: {
      ...store,
      append: async (entries) => {
        const seqs = await shared.append(entries);
        const rows = entries.flatMap(({ assessmentId, update }, at) => {
          const seq = seqs[at];
          return seq === undefined ? [] : [{ assessmentId, seq, update }];
        });
        for (const { assessmentId, seq } of rows) {
          const room = openRooms().get(assessmentId);
          if (room !== undefined) follower.committed(room, [seq]);
        }
        ring.tell({
          kind: 'rows',
          rows: rows.map(({ assessmentId, seq, update }) => ({
            assessmentId,
            seq: String(seq),
            update: update.length > maxCarriedBytes ? null : toldBytes(update),
          })),
        });
      },
      compact: async (assessmentId, basedOn, result, at) => {
        const isDone = await store.compact(assessmentId, basedOn, result, at);
        if (!isDone || result.folded.length === 0) return isDone;
        const room = openRooms().get(assessmentId);
        if (room !== undefined) follower.folded(room, String(at.getTime()));
        ring.tell({ kind: 'folded', assessmentId });
        return true;
      },
    },
    watcher: {
      opened: (room, draft) => {
        follower.opened(room, draft);
        room.tellPace(!ring.isWhole);
        ring.tell({ kind: 'ask', assessmentId: room.assessmentId });
      },
      read: (room, loaded) => follower.read(room, loaded),
      presence: (room, changes) => neighbourhood.presence(room, changes),
      signed: (room, session) => neighbourhood.signed(room, session),
      left: (room, session) => neighbourhood.left(room, session),
    },
    caughtUp: (room) => follower.catchUp(room),
    attach: (given) => {
      rooms = given;
      return tellingGateway(given.gateway, ring);
    },
    throttleOver: (throttle) => {
      throttled = throttle;
      return tellingThrottle(throttle, ring);
    },
    state: () => ({ state: ring.isWhole ? 'together' : 'polling', others: ring.others.length }),
    close: async () => {
      isClosed = true;
      cancelPoll?.();
      await polling;
      await ring.close();
    },
  };
}
