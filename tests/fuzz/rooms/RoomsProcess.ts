import type { DraftStore, RoomGateway } from '../../../lib/commands/ports.ts';
import { tokenScopes } from '../../../lib/domain/policy.ts';
import type { CloseCause } from '../../../lib/protocol/closeCodes.ts';
import type { Clock } from '../../../server/Clock.ts';
import { createGateway } from '../../../server/createGateway.ts';
import type { DocumentWorking } from '../../../server/DocumentWorker.ts';
import { Journal } from '../../../server/Journal.ts';
import { joinRoom } from '../../../server/joinRoom.ts';
import type { Log } from '../../../server/Log.ts';
import { linkNodes, type NodeLink, type NodeOptions } from '../../../server/nodes/linkNodes.ts';
import type { Room } from '../../../server/Room.ts';
import { RoomRegistry } from '../../../server/RoomRegistry.ts';
import type { RoomLimits } from '../../../server/roomLimits.ts';
import { Session, type Seat, type SessionRoom } from '../../../server/Session.ts';
import type { Line } from './Line.ts';

/** What may be exchanged for a broken part, to see that the fuzz notices. Every part is the product's own where nothing is given. */
export type Faults = {
  readonly store?: (real: DraftStore) => DraftStore;
  readonly journal?: typeof Journal;
  readonly registry?: typeof RoomRegistry;
  readonly session?: typeof Session;
  /** The room as sessions see it. */
  readonly room?: (real: Room, journal: Journal) => SessionRoom;
  readonly gateway?: (real: RoomGateway) => RoomGateway;
};

export type ProcessPorts = {
  readonly store: DraftStore;
  readonly documents: DocumentWorking;
  readonly clock: Clock;
  readonly limits: RoomLimits;
  readonly log: Log;
  readonly faults: Faults;
  /** Left out where this process is the only one on its store. */
  readonly nodes?: NodeOptions;
};

/** One life of the server's process: `createRooms` and `upgrade` with lines in place of sockets. */
export class RoomsProcess {
  readonly registry: RoomRegistry;
  readonly journal: Journal;
  readonly gateway: RoomGateway;
  readonly lines = new Set<Line>();
  /** What ties it to the other nodes; null where there are none. */
  readonly link: NodeLink | null;
  readonly #ports: ProcessPorts;
  readonly #store: DraftStore;
  #isDead = false;

  constructor(ports: ProcessPorts) {
    const { documents, clock, limits, log, faults } = ports;
    this.#ports = ports;
    const stored = faults.store?.(ports.store) ?? ports.store;
    this.link = ports.nodes === undefined ? null : linkNodes({ ...ports.nodes, store: stored, clock, log });
    this.#store = this.link?.store ?? stored;
    const { watcher, caughtUp } = this.link ?? {};
    this.journal = new (faults.journal ?? Journal)(this.#store, clock, limits, log);
    const { journal } = this;
    const store = this.#store;
    this.registry = new (faults.registry ?? RoomRegistry)({
      store,
      journal,
      clock,
      limits,
      log,
      documents,
      background: documents,
      ...(watcher && { watcher }),
    });
    const gateway = createGateway({
      registry: this.registry,
      store,
      documents,
      journal,
      now: () => new Date(clock.now()),
      log,
      ...(caughtUp && { caughtUp }),
    });
    const linked = this.link?.attach({ registry: this.registry, journal, gateway }) ?? gateway;
    this.gateway = faults.gateway?.(linked) ?? linked;
  }

  /** Takes a socket of `userId`; what it says meanwhile waits. */
  async accept(line: Line, userId: string, assessmentId: string): Promise<void> {
    this.lines.add(line);
    const { clock, limits } = this.#ports;
    const identify = async () => ({ userId, sessionEpoch: 0, scopes: tokenScopes });
    const request = { assessmentId, schema: null, cookieHeader: null, bearer: null };
    try {
      const joined = await joinRoom(request, { store: this.#store, registry: this.registry, identify, clock, limits });
      if (this.#isDead) return;
      if (!joined.ok) return this.#refuse(line, joined.error);
      const { room, seat, rightsEpoch } = joined.value;
      const stands = rightsEpoch === this.registry.rightsEpoch && this.registry.isOpen(room);
      if (stands) this.#seat(line, room, seat);
      else this.#refuse(line, 'goingAway');
    } catch {
      if (!this.#isDead) this.#refuse(line, 'couldNotLoad');
    }
  }

  /** The server reads one message of this line; after the last one of a line that was let go, it finds that out. */
  read(line: Line): void {
    const { session } = line;
    if (session === null || line.isEnded) return;
    const message = line.toServer.shift();
    if (message !== undefined) {
      if (isWrite(message)) line.readSync += 1;
      session.receive(message, true);
    } else if (line.isLetGo) {
      line.isEnded = true;
      this.lines.delete(line);
      session.gone();
    }
  }

  kill(): void {
    this.#isDead = true;
  }

  #seat(line: Line, room: Room, seat: Seat): void {
    const { faults } = this.#ports;
    const session = new (faults.session ?? Session)(line, faults.room?.(room, this.journal) ?? room, seat);
    line.session = session;
    room.enter(session);
  }

  #refuse(line: Line, cause: CloseCause): void {
    this.lines.delete(line);
    line.close(cause);
  }
}

/** Whether this is a sync message of kind 1 or 2: what the server counts. */
export const isWrite = (message: Uint8Array): boolean => message[0] === 0 && (message[1] === 1 || message[1] === 2);
