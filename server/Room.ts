import * as Y from 'yjs';
import type { LoadedDraft, StoredDraft } from '../lib/commands/ports.ts';
import { unreachable } from '../lib/domain/result.ts';
import { deletionsCovered } from '../lib/document/yjs/deletionsCovered.ts';
import { DraftIndex } from '../lib/document/yjs/DraftIndex.ts';
import { examineUpdate, type Verdict } from '../lib/document/yjs/examineUpdate.ts';
import type { CloseCause } from '../lib/protocol/closeCodes.ts';
import type { Clock } from './Clock.ts';
import { step1Frame, step2Frame, updateFrame, type Frame } from './frames.ts';
import type { Journal, JournalRoom, Waiter } from './Journal.ts';
import type { Log } from './Log.ts';
import { openingFor } from './opening.ts';
import { Presence } from './Presence.ts';
import type { RoomLimits } from './roomLimits.ts';
import type { Session, SessionRoom } from './Session.ts';
import { framesForTurn, type TurnUpdate } from './turn.ts';

/** What a room needs of the world. */
export type RoomPorts = {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly limits: RoomLimits;
  readonly log: Log;
  /** What a client with this state vector lacks, computed off the event loop. */
  readonly diff: (draft: DraftBytes, stateVector: Uint8Array) => Promise<Uint8Array>;
  /** The room cannot go on: forget it. All its sessions are closed already. */
  readonly onLost: (room: Room) => void;
};

/** A draft as bytes: snapshot and the updates since. */
export type DraftBytes = { readonly snapshot: Uint8Array; readonly tail: readonly Uint8Array[] };

/** Who writes: a session, or a command on somebody's behalf. */
export type Writer = { readonly actorId: string; readonly session: Session | null };

/**
 * A draft being edited: its bytes as stored, the log since, an index that knows whether an update fits, and the
 * sessions. There is no Y.Doc here. An update is examined, remembered and queued for the others within the turn in
 * which it arrives; the journal makes it durable meanwhile, and only then it is acknowledged.
 */
export class Room implements JournalRoom, SessionRoom {
  readonly assessmentId: string;
  readonly clock: Clock;
  readonly limits: RoomLimits;
  readonly log: Log;
  readonly sessions = new Set<Session>();
  readonly #ports: RoomPorts;
  readonly #presence: Presence<Session>;
  #snapshot: StoredDraft;
  #tail: Uint8Array[];
  #tailBytes: number;
  /** The first so many of the tail are durable. */
  #durableTail: number;
  #mergedTail: Uint8Array | null = null;
  #snapshotFrame: Frame | null = null;
  #index: DraftIndex | null = null;
  #turn: TurnUpdate[] = [];
  #isTurnScheduled = false;
  /** Who wrote under which Yjs client id, as far as this room has seen it. */
  readonly #authors = new Map<number, string>();
  /** When the last session left, ms; null while somebody is here. */
  emptySinceMs: number | null;

  constructor(assessmentId: string, draft: LoadedDraft, ports: RoomPorts) {
    this.assessmentId = assessmentId;
    this.clock = ports.clock;
    this.limits = ports.limits;
    this.log = ports.log;
    this.#ports = ports;
    this.#presence = new Presence(ports.limits);
    this.#snapshot = draft.snapshot;
    this.#tail = draft.tail.map(({ update }) => update);
    this.#tailBytes = bytesOf(this.#tail);
    this.#durableTail = this.#tail.length;
    this.emptySinceMs = ports.clock.now();
  }

  // ---------------------------------------------------------------- coming and going

  enter(session: Session): void {
    this.sessions.add(session);
    this.emptySinceMs = null;
    this.sendPresence(session);
  }

  leave(session: Session): void {
    if (!this.sessions.delete(session)) return;
    this.#presence.leave(session, this.clock.now());
    if (this.#presence.hasChanges) this.#scheduleTurn();
    if (this.sessions.size === 0) this.emptySinceMs = this.clock.now();
  }

  closeAll(cause: CloseCause): void {
    for (const session of [...this.sessions]) session.close(cause);
  }

  /** What is stored, then what came since as step 2, so that the client is `synced` when all is there. */
  open(session: Session, stateVector: Uint8Array): CloseCause | null {
    const bound = this.limits.maxStateVectorBytes + 2 * this.#snapshot.stateVector.length;
    if (stateVector.length > bound) return 'badMessage';
    const opening = openingFor(stateVector, this.#snapshot, () => this.mergedTail, this.limits.sendWholeBelowBytes);
    switch (opening.kind) {
      case 'malformed':
        return 'badMessage';
      case 'whole':
        this.#sendWhole(session);
        return null;
      case 'missing':
        session.send([step2Frame(opening.update)]);
        return null;
      case 'diff':
        this.#ports.diff(this.bytes, stateVector).then(
          (update) => session.send([step2Frame(update)]),
          (error: unknown) => {
            this.log.warn(
              { assessmentId: this.assessmentId, error: String(error) },
              'no diff: sending the whole draft',
            );
            this.#sendWhole(session);
          },
        );
        return null;
      default:
        return unreachable(opening);
    }
  }

  askForMissing(session: Session): void {
    const known = this.#index === null && this.#tail.length === 0;
    session.send([step1Frame(known ? this.#snapshot.stateVector : this.#indexed().stateVector())]);
  }

  // ---------------------------------------------------------------- updates

  take(session: Session, kind: 'step2' | 'update', update: Uint8Array, position: number): 'taken' | 'gap' | CloseCause {
    const verdict = examineUpdate(update, this.#indexed());
    switch (verdict.kind) {
      case 'malformed':
      case 'outside-schema':
        return 'badMessage';
      case 'gap':
        return 'gap';
      case 'nothing-new':
        this.#ports.journal.follow(this, session, position);
        return 'taken';
      case 'admitted': {
        if (kind === 'update' && !this.#maySign(session, verdict.newClients)) return 'badMessage';
        if (kind === 'step2' && this.#isKnown(verdict)) {
          this.#ports.journal.follow(this, session, position);
          return 'taken';
        }
        if (!this.#fits(verdict.update)) return 'tooLarge';
        if (kind === 'update') this.#sign(session, verdict.newClients);
        this.#admit(verdict, { actorId: session.user.id, session }, session, position);
        return 'taken';
      }
      default:
        return unreachable(verdict);
    }
  }

  /** Takes an update that the server itself made for `actorId`; `waiter` hears when it is durable. */
  takeFromServer(update: Uint8Array, actorId: string, waiter: Waiter): 'taken' | 'too-large' | 'unfit' {
    const verdict = examineUpdate(update, this.#indexed());
    if (verdict.kind === 'nothing-new') this.#ports.journal.follow(this, waiter, 0);
    else if (verdict.kind !== 'admitted') return 'unfit';
    else if (!this.#fits(verdict.update)) return 'too-large';
    else this.#admit(verdict, { actorId, session: null }, waiter, 0);
    return 'taken';
  }

  /** The journal has made the oldest `count` of the tail's open updates durable. */
  committed(count: number): void {
    this.#durableTail = Math.min(this.#durableTail + count, this.#tail.length);
  }

  /** The journal gave up. The clients keep their text and bring it back when they find the draft again. */
  lost(): void {
    this.log.error({ assessmentId: this.assessmentId }, 'updates could not be stored: the room closes');
    this.closeAll('couldNotLoad');
    this.#ports.onLost(this);
  }

  // ---------------------------------------------------------------- presence

  receivePresence(session: Session, body: Uint8Array): CloseCause | null {
    const refusal = this.#presence.receive(session, body, this.clock.now());
    if (this.#presence.hasChanges) this.#scheduleTurn();
    return refusal;
  }

  sendPresence(session: Session): void {
    const frame = this.#presence.frameFor(session);
    if (frame !== null) session.send([frame]);
  }

  // ---------------------------------------------------------------- bytes and compaction

  get bytes(): DraftBytes {
    return { snapshot: this.#snapshot.state, tail: [this.mergedTail] };
  }

  /** The updates since the snapshot as one; made when first needed. */
  get mergedTail(): Uint8Array {
    this.#mergedTail ??=
      this.#tail.length === 1 && this.#tail[0] !== undefined ? this.#tail[0] : Y.mergeUpdates(this.#tail);
    return this.#mergedTail;
  }

  get tailLength(): number {
    return this.#tail.length;
  }

  get tailBytes(): number {
    return this.#tailBytes;
  }

  get durableTailLength(): number {
    return this.#durableTail;
  }

  /** What may wait for one socket, bytes: the bound, and what opening this draft takes. */
  get maxBacklogBytes(): number {
    return this.limits.maxBacklogBytes + this.#snapshot.state.length + this.#tailBytes;
  }

  /** A compaction made `snapshot` of the stored draft, which held at least the first `covered` of the tail. */
  replaceSnapshot(snapshot: StoredDraft, covered: number): void {
    const index = this.#index;
    this.#snapshot = snapshot;
    this.#tail = this.#tail.slice(covered);
    this.#tailBytes = bytesOf(this.#tail);
    this.#durableTail -= covered;
    this.#mergedTail = null;
    this.#snapshotFrame = null;
    this.#index = null;
    // Compaction mends a draft that does not fit the schema, under a client id of its own. Who is here must hear of it.
    const isMended =
      index !== null && [...Y.decodeStateVector(snapshot.stateVector).keys()].some((id) => !index.has(id));
    if (isMended) this.closeAll('goingAway');
  }

  /** Every second or so. */
  sweep(now: number): void {
    this.#presence.sweep(now);
    for (const session of [...this.sessions]) session.sweep(now);
  }

  // ---------------------------------------------------------------- inside

  #indexed(): DraftIndex {
    if (this.#index !== null) return this.#index;
    const index = DraftIndex.decode(this.#snapshot.shape, Y.decodeStateVector(this.#snapshot.stateVector));
    // Merged, since a log row may build on one behind it.
    const verdict = this.#tail.length === 0 ? null : examineUpdate(this.mergedTail, index);
    if (verdict?.kind === 'admitted') index.admit(verdict.change);
    else if (verdict !== null && verdict.kind !== 'nothing-new') {
      this.log.warn({ assessmentId: this.assessmentId, kind: verdict.kind }, 'the stored log does not fit the draft');
      this.#admitOneByOne(index);
    }
    this.#index = index;
    return index;
  }

  #admitOneByOne(index: DraftIndex): void {
    for (const update of this.#tail) {
      const verdict = examineUpdate(update, index);
      if (verdict.kind === 'admitted') index.admit(verdict.change);
    }
  }

  #admit(verdict: Extract<Verdict, { kind: 'admitted' }>, writer: Writer, waiter: Waiter, position: number): void {
    const { update, change, newClients } = verdict;
    this.#indexed().admit(change);
    this.#tail.push(update);
    this.#tailBytes += update.length;
    this.#mergedTail = null;
    this.#turn.push({ from: writer.session, update });
    this.#scheduleTurn();
    const clientId = newClients.length === 1 ? (newClients[0] ?? 0) : 0;
    this.#ports.journal.add(
      this,
      { assessmentId: this.assessmentId, actorId: writer.actorId, clientId, update },
      waiter,
      position,
    );
  }

  /** Whether `session` may write under these client ids: none is held by a live session of somebody else. */
  #maySign(session: Session, clients: readonly number[]): boolean {
    const own = session.writesUnder;
    if (clients.every((client) => own.has(client))) return true;
    const added = clients.filter((client) => !own.has(client));
    if (own.size + added.length > this.limits.maxClientIdsPerSession) return false;
    return added.every((client) => !this.#isHeldByAnother(session, client));
  }

  #isHeldByAnother(session: Session, client: number): boolean {
    const presenceOwner = this.#presence.ownerOf(client);
    if (presenceOwner !== undefined && presenceOwner.user.id !== session.user.id) {
      // Presence alone holds an id only while the draft has nothing under it, or what its holder wrote:
      // else whoever shows up under an absent writer's id would keep that writer out.
      const author = this.#authors.get(client);
      const isUnwritten = author === undefined && this.#indexed().clock(client) === 0;
      if (isUnwritten || author === presenceOwner.user.id) return true;
    }
    for (const other of this.sessions) {
      if (other.user.id !== session.user.id && other.writesUnder.has(client)) return true;
    }
    return false;
  }

  #sign(session: Session, clients: readonly number[]): void {
    for (const client of clients) {
      session.writesUnder.add(client);
      this.#authors.set(client, session.user.id);
    }
  }

  /** A step 2 carries all deletions the client knows; when there is no more in it than that, it need not be stored again. */
  #isKnown({ newClients, update }: Extract<Verdict, { kind: 'admitted' }>): boolean {
    return newClients.length === 0 && deletionsCovered(update, [this.#snapshot.deletions, ...this.#tail]);
  }

  #fits(update: Uint8Array): boolean {
    return this.#snapshot.state.length + this.#tailBytes + update.length <= this.limits.maxDocumentBytes;
  }

  #sendWhole(session: Session): void {
    this.#snapshotFrame ??= updateFrame(this.#snapshot.state);
    session.send([this.#snapshotFrame, step2Frame(this.mergedTail)]);
  }

  #scheduleTurn(): void {
    if (this.#isTurnScheduled) return;
    this.#isTurnScheduled = true;
    this.clock.soon(() => this.#endTurn());
  }

  /** Sends each session what the others did in this turn, in one write. */
  #endTurn(): void {
    this.#isTurnScheduled = false;
    const updates = this.#turn;
    this.#turn = [];
    const changes = this.#presence.takeChanges();
    const framesFor = framesForTurn(updates, changes, this.limits.mergeBurstsOver);
    for (const session of [...this.sessions]) session.send(framesFor(session));
  }
}

const bytesOf = (updates: readonly Uint8Array[]): number => updates.reduce((sum, update) => sum + update.length, 0);
