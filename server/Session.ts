import { mayOnAssessment, type AssessmentRole, type AssessmentState, type TokenScope } from '../lib/domain/policy.ts';
import { unreachable } from '../lib/domain/result.ts';
import type { CloseCause } from '../lib/protocol/closeCodes.ts';
import { Acknowledgements } from './Acknowledgements.ts';
import type { PresenceUser } from './awareness.ts';
import type { Connection } from './Connection.ts';
import { FrameRate } from './FrameRate.ts';
import { acknowledgedFrame, heartbeatFrame, readMessage, type ClientMessage, type Frame } from './frames.ts';
import type { Waiter } from './Journal.ts';
import type { Clock } from './Clock.ts';
import type { Log } from './Log.ts';
import type { RoomLimits } from './roomLimits.ts';

/** On what grounds somebody is in the room; decided once, on joining. */
export type Seat = {
  readonly user: PresenceUser;
  readonly role: AssessmentRole;
  readonly assessmentState: AssessmentState;
  readonly scopes: readonly TokenScope[];
};

/** The room as its sessions see it. */
export interface SessionRoom {
  readonly clock: Clock;
  readonly limits: RoomLimits;
  readonly log: Log;
  /** Whether `session.relay` is called before long, at the end of this turn of the event loop. */
  readonly isTurnDue: boolean;
  /** Answers a sync step 1 (`later`: calls `session.answered()` when it has), or says why not. */
  open(session: Session, stateVector: Uint8Array): 'sent' | 'later' | CloseCause;
  /** Sends a sync step 1: the client answers with what the room has not. */
  askForMissing(session: Session): void;
  /** Takes the update that `session` sent as its `position`-th. Whatever is not `taken` changed nothing. */
  take(session: Session, kind: 'step2' | 'update', update: Uint8Array, position: number): 'taken' | 'gap' | CloseCause;
  receivePresence(session: Session, body: Uint8Array): CloseCause | null;
  sendPresence(session: Session): void;
  leave(session: Session): void;
}

/**
 * One socket in one room. Decides about size, rate and rights of each message, hands it to the room, and
 * counts what of it is durable. Once closed, nothing more of it counts.
 */
export class Session implements Waiter {
  readonly seat: Seat;
  #writesUnder: Set<number> | null = null;
  /** How often it was looked whether a step 2 deletes anything new; see `Room`. */
  deletionChecks = 0;
  readonly #connection: Connection;
  readonly #room: SessionRoom;
  readonly #rate: FrameRate;
  #closedBy: CloseCause | 'left' | null = null;
  #wasAsked = false;
  /** `now` while a step 1 is being answered; a state vector: of the last step 1 that came meanwhile. */
  #answering: 'no' | 'now' | Uint8Array = 'no';
  #openingBytes = 0;
  /** What the others did since this one came in, while it has not been sent the draft; null from then on. */
  #held: Frame[] | null = [];
  #heldBytes = 0;
  readonly #cameMs: number;
  #lastSentMs: number;
  #lastPingMs: number;
  readonly #acknowledgements = new Acknowledgements();
  /** The count is not sent yet: it goes with what the others did in this turn. */
  #owesAcknowledgement = false;

  constructor(connection: Connection, room: SessionRoom, seat: Seat) {
    this.#connection = connection;
    this.#room = room;
    this.seat = seat;
    this.#rate = new FrameRate(room.limits.maxFramesPerWindow, room.limits.rateWindowMs);
    this.#cameMs = room.clock.now();
    this.#lastSentMs = room.clock.now();
    this.#lastPingMs = room.clock.now();
  }

  get user(): PresenceUser {
    return this.seat.user;
  }

  /** Yjs client ids this session wrote new content under. */
  get writesUnder(): ReadonlySet<number> {
    return this.#writesUnder ?? nobody;
  }

  signs(client: number): void {
    this.#writesUnder ??= new Set();
    this.#writesUnder.add(client);
  }

  get isOpen(): boolean {
    return this.#closedBy === null;
  }

  /** Asked of the policy table at each message, never remembered. */
  get canWrite(): boolean {
    return mayOnAssessment(this.seat, this.seat.role, 'draft.write', this.seat.assessmentState);
  }

  /** Counts one frame of any kind, pings included: each costs something, and an answer. */
  countFrame(): void {
    if (!this.#rate.admits(this.#room.clock.now())) this.close('tooMany');
  }

  /** Takes one frame from the client. */
  receive(data: Uint8Array, isBinary: boolean): void {
    this.countFrame();
    if (!this.isOpen) return;
    const message = isBinary ? readMessage(data) : null;
    if (message === null) return this.close('badMessage');
    try {
      const refusal = this.#handle(message);
      if (refusal !== null) this.close(refusal);
    } catch (error) {
      this.#room.log.error({ error: String(error), kind: message.kind }, 'bug: a message could not be handled');
      this.close('badMessage');
    }
  }

  /** Sends frames in one write, and cuts off a client that does not read. */
  send(frames: readonly Frame[]): void {
    if (!this.isOpen || frames.length === 0) return;
    this.#connection.send(frames);
    this.#lastSentMs = this.#room.clock.now();
    const waiting = this.#connection.backlogBytes;
    const { maxBacklogBytes } = this.#room.limits;
    if (waiting > maxBacklogBytes + this.#openingBytes) this.close('tooSlow');
    else if (waiting <= maxBacklogBytes) this.#openingBytes = 0;
  }

  /**
   * Sends what the others did, once the client has the draft. A client that heard of edits before what they build on would
   * have them pending; if the line broke then and the server forgot them, it would bring back what nobody can resolve.
   */
  relay(frames: readonly Frame[]): void {
    const owed = this.#owesAcknowledgement ? [acknowledgedFrame(this.#acknowledgements.count)] : [];
    this.#owesAcknowledgement = false;
    if (this.#held === null) return this.send(owed.length === 0 ? frames : [...owed, ...frames]);
    this.send(owed);
    this.#held.push(...frames);
    this.#heldBytes += bytesOf(frames);
    if (this.#heldBytes > this.#room.limits.maxBacklogBytes) this.#release();
  }

  /** Sends a draft: as much as it takes may wait on top of the bound, until it is read. */
  sendOpening(frames: readonly Frame[]): void {
    this.#openingBytes = bytesOf(frames);
    this.send(frames);
    this.#release();
  }

  /** The step 1 is answered; one that came meanwhile is answered now. */
  answered(): void {
    const next = this.#answering;
    this.#answering = 'no';
    if (!this.isOpen || typeof next === 'string') return;
    const refusal = this.#open(next);
    if (refusal !== null) this.close(refusal);
  }

  /** Ends the session for a reason the client is told. */
  close(cause: CloseCause): void {
    if (!this.isOpen) return;
    this.#closedBy = cause;
    this.#room.leave(this);
    this.#connection.close(cause);
  }

  /** The socket went away by itself. */
  gone(): void {
    if (!this.isOpen) return;
    this.#closedBy = 'left';
    this.#room.leave(this);
  }

  /** Everything up to `position` that was handed to the journal is durable. */
  committed(position: number): void {
    if (!this.#acknowledgements.commit(position)) return;
    if (this.#room.isTurnDue) this.#owesAcknowledgement = true;
    else this.send([acknowledgedFrame(this.#acknowledgements.count)]);
  }

  /** The room closes all its sessions itself. */
  lost(): void {}

  /** Keeps an idle connection alive and finds dead ones; called every second or so. */
  sweep(now: number): void {
    // It does not ask for the draft, so it has nothing to build on anyhow.
    if (!this.#wasAsked && now - this.#cameMs >= this.#room.limits.holdRelaysMs) this.#release();
    if (now - this.#lastSentMs >= this.#room.limits.heartbeatMs) this.send([heartbeatFrame]);
    if (now - this.#lastPingMs < this.#room.limits.pingMs) return;
    this.#lastPingMs = now;
    this.#connection.ping();
  }

  /** The draft that is about to be sent has all of it; presence it has not. */
  #forgetHeld(): void {
    if (this.#held === null || this.#held.length === 0) return;
    this.#held = [];
    this.#heldBytes = 0;
    this.#room.sendPresence(this);
  }

  #release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    this.send(held);
  }

  #handle(message: ClientMessage): CloseCause | null {
    switch (message.kind) {
      case 'step1':
        return this.#open(message.stateVector);
      case 'step2':
      case 'update':
        return this.#write(message.kind, message.update);
      case 'awareness':
        return this.#room.receivePresence(this, message.body);
      case 'query-awareness':
        this.#room.sendPresence(this);
        return null;
      default:
        return unreachable(message);
    }
  }

  /** Of many step 1 messages in one turn, or while one is being answered, only the last is answered too. */
  #open(stateVector: Uint8Array): CloseCause | null {
    if (this.#answering !== 'no') {
      this.#answering = stateVector;
      return null;
    }
    this.#forgetHeld();
    const outcome = this.#room.open(this, stateVector);
    if (outcome !== 'sent' && outcome !== 'later') return outcome;
    this.#answering = 'now';
    if (outcome === 'sent') this.#room.clock.soon(() => this.answered());
    // A reader is never asked: its client would answer with a step 2, which is a write.
    if (!this.#wasAsked && this.canWrite) this.#room.askForMissing(this);
    this.#wasAsked = true;
    return null;
  }

  #write(kind: 'step2' | 'update', update: Uint8Array): CloseCause | null {
    if (!this.canWrite) return 'notAllowed';
    const position = this.#acknowledgements.receive(kind);
    const outcome = this.#room.take(this, kind, update, position);
    if (outcome === 'gap') return this.#awaitMissing(kind, position);
    return outcome === 'taken' ? null : outcome;
  }

  /** An update that builds on what the room does not have: the client's next step 2 brings both. */
  #awaitMissing(kind: 'step2' | 'update', position: number): CloseCause | null {
    const { unresolved } = this.#acknowledgements;
    if (kind === 'step2' || unresolved >= this.#room.limits.maxUnresolvedUpdates) return 'badMessage';
    if (this.#acknowledgements.await(position)) this.#room.askForMissing(this);
    return null;
  }
}

/** Shared by all sessions that have none: most only read. */
const nobody: ReadonlySet<number> = new Set();

const bytesOf = (frames: readonly Frame[]): number => frames.reduce((sum, { byteLength }) => sum + byteLength, 0);
