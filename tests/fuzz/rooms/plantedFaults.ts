import type { LogEntry } from '../../../lib/commands/ports.ts';
import { Journal, type JournalRoom, type Waiter } from '../../../server/Journal.ts';
import { readMessage } from '../../../server/frames.ts';
import type { Room } from '../../../server/Room.ts';
import { RoomRegistry } from '../../../server/RoomRegistry.ts';
import { Session, type SessionRoom } from '../../../server/Session.ts';
import type { Faults } from './RoomsProcess.ts';

/** The room as sessions see it, with some of it replaced. */
function altered(room: Room, change: Partial<Pick<SessionRoom, 'take' | 'open'>>): SessionRoom {
  return new Proxy<SessionRoom>(room, {
    get: (_room, name) => {
      const value: unknown = Reflect.get(change, name) ?? Reflect.get(room, name);
      return typeof value === 'function' ? (value.bind(room) as unknown) : value;
    },
  });
}

class HastyJournal extends Journal {
  override add(room: JournalRoom, entry: LogEntry, waiter: Waiter, position: number): void {
    super.add(room, entry, waiter, position);
    waiter.committed(position);
  }
}

class ForgetfulJournal extends Journal {
  #count = 0;

  override add(room: JournalRoom, entry: LogEntry, waiter: Waiter, position: number): void {
    this.#count += 1;
    if (this.#count % 10 === 0) this.follow(room, waiter, position);
    else super.add(room, entry, waiter, position);
  }
}

class CarelessRegistry extends RoomRegistry {
  override open(assessmentId: string): Promise<Room | null> {
    if (this.rooms.get(assessmentId)?.sessions.size === 0) this.rooms.delete(assessmentId);
    return super.open(assessmentId);
  }
}

class ImpatientJournal extends Journal {
  override follow(_room: JournalRoom, waiter: Waiter, position: number): void {
    waiter.committed(position);
  }
}

class DeafSession extends Session {
  override receive(data: Uint8Array, isBinary: boolean): void {
    if (readMessage(data)?.kind !== 'step2') super.receive(data, isBinary);
  }
}

class TrustingSession extends Session {
  override get canWrite(): boolean {
    return true;
  }
}

/** Faults that were or could have been made, each by the name of what it breaks. */
export const plantedFaults: Readonly<Record<string, Faults>> = {
  'acknowledges before the commit': { journal: HastyJournal },
  'relays every tenth update without storing it': { journal: ForgetfulJournal },
  'drops what a returning client brings': { session: DeafSession },
  'takes a failed commit for a commit': {
    store: (real) => ({
      load: (id) => real.load(id),
      admission: (id, userId) => real.admission(id, userId),
      compact: (...given) => real.compact(...given),
      append: (entries) => real.append(entries).catch(() => {}),
    }),
  },
  'captures rights at the join and leaves the sockets open': {
    gateway: (real) => ({ ...real, rightsChanged: () => {} }),
  },
  'lets whoever has a socket write': { session: TrustingSession },
  'forgets a room while a write is pending': { registry: CarelessRegistry },
  'acknowledges a repetition before what it repeats is durable': { journal: ImpatientJournal },
  'compaction deletes rows it did not fold': {
    store: (real) => ({
      load: (id) => real.load(id),
      admission: (id, userId) => real.admission(id, userId),
      append: (entries) => real.append(entries),
      compact: async (id, basedOn, result, at) => {
        const now = await real.load(id);
        return real.compact(id, basedOn, { ...result, folded: now?.tail.map(({ seq }) => seq) ?? [] }, at);
      },
    }),
  },
  'stores and acknowledges an update whose predecessors are missing': {
    room: (room, journal) =>
      altered(room, {
        take: (session, kind, update, position) => {
          const outcome = room.take(session, kind, update, position);
          if (outcome !== 'gap') return outcome;
          const entry = { assessmentId: room.assessmentId, actorId: session.user.id, clientId: 0, update };
          journal.add(room, entry, session, position);
          return 'taken';
        },
      }),
  },
  'opens a draft without what was written since the snapshot': {
    room: (room) =>
      altered(room, {
        open: (session) => {
          session.sendOpening([]);
          return room.open(session, room.draft.stateVector());
        },
      }),
  },
};
