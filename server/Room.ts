import type { LoadedDraft, StoredDraft } from '../lib/commands/ports.ts';
import { unreachable } from '../lib/domain/result.ts';
import type { CloseCause } from '../lib/protocol/closeCodes.ts';
import type { Topic } from '../lib/protocol/messages.ts';
import type { Clock } from './Clock.ts';
import { changedFrame, step1Frame, step2Frame, updateFrame, type Frame } from './frames.ts';
import type { Journal, JournalRoom, Waiter } from './Journal.ts';
import { LiveDraft, type Admitted, type DraftBytes } from './LiveDraft.ts';
import type { Log } from './Log.ts';
import { openingFor } from './opening.ts';
import { Presence } from './Presence.ts';
import type { RoomLimits } from './roomLimits.ts';
import type { Seat, Session, SessionRoom } from './Session.ts';
import { Signatures } from './Signatures.ts';
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

/**
 * A draft being edited by the sessions in it.
 *
 * The way of a keystroke: `Session.receive` -> `take` examines it, remembers it, queues it for the others and hands it to
 * the journal, all within the turn in which it arrived -> `#endTurn` sends it to the others -> the journal commits ->
 * `Session.committed` acknowledges it.
 */
export class Room implements JournalRoom, SessionRoom {
  readonly assessmentId: string;
  readonly clock: Clock;
  readonly limits: RoomLimits;
  readonly log: Log;
  readonly sessions = new Set<Session>();
  readonly draft: LiveDraft;
  /** When the last session left, ms; null while somebody is here. */
  emptySinceMs: number | null;
  /** When the draft last changed; before any change, when it was loaded. */
  changedMs: number;
  readonly #ports: RoomPorts;
  readonly #presence: Presence<Session>;
  readonly #signatures: Signatures;
  #snapshotFrame: Frame | null = null;
  #turn: TurnUpdate[] = [];
  /** What this turn brought is about to be sent to everybody here. */
  isTurnDue = false;

  constructor(assessmentId: string, draft: LoadedDraft, ports: RoomPorts) {
    this.assessmentId = assessmentId;
    this.clock = ports.clock;
    this.limits = ports.limits;
    this.log = ports.log;
    this.draft = new LiveDraft(draft);
    this.emptySinceMs = ports.clock.now();
    this.changedMs = ports.clock.now();
    this.#ports = ports;
    this.#presence = new Presence(ports.limits);
    this.#signatures = new Signatures(ports.limits.maxClientIdsPerSession);
  }

  // ---------------------------------------------------------------- coming and going

  enter(session: Session): void {
    this.sessions.add(session);
    this.emptySinceMs = null;
    this.sendPresence(session);
  }

  /** The seat of somebody here that is like this one: all of a person's sockets share it. */
  seatLike(seat: Seat): Seat {
    for (const { seat: other } of this.sessions) if (isSameSeat(other, seat)) return other;
    return seat;
  }

  leave(session: Session): void {
    if (!this.sessions.delete(session)) return;
    this.#presence.leave(session, this.clock.now());
    if (this.#presence.hasChanges) this.#scheduleTurn();
    if (this.sessions.size === 0) this.emptySinceMs = this.clock.now();
  }

  closeAll(cause: CloseCause): void {
    for (const session of this.sessions) session.close(cause);
  }

  /** Tells everybody here that something kept beside the draft has changed. */
  announce(topic: Topic): void {
    const frames = [changedFrame(topic)];
    for (const session of this.sessions) session.send(frames);
  }

  /** What is stored as an update, then what came since as step 2: the client is `synced` when all is there. */
  open(session: Session, stateVector: Uint8Array): 'sent' | 'later' | CloseCause {
    const { snapshot } = this.draft;
    if (stateVector.length > this.limits.maxStateVectorBytes + 2 * snapshot.stateVector.length) return 'badMessage';
    const opening = openingFor(stateVector, this.draft, this.limits.sendWholeBelowBytes);
    switch (opening.kind) {
      case 'malformed':
        return 'badMessage';
      case 'whole':
        this.#sendWhole(session);
        return 'sent';
      case 'missing':
        session.sendOpening([step2Frame(opening.update)]);
        return 'sent';
      case 'diff':
        this.#sendDiff(session, stateVector);
        return 'later';
      default:
        return unreachable(opening);
    }
  }

  askForMissing(session: Session): void {
    session.send([step1Frame(this.draft.stateVector())]);
  }

  // ---------------------------------------------------------------- updates

  take(session: Session, kind: 'step2' | 'update', update: Uint8Array, position: number): 'taken' | 'gap' | CloseCause {
    const verdict = this.draft.examine(update);
    switch (verdict.kind) {
      case 'malformed':
      case 'outside-schema':
        return 'badMessage';
      case 'gap':
        return 'gap';
      case 'nothing-new':
        // Durable once what it repeats is, and that may still be on its way to the store.
        this.#ports.journal.follow(this, session, position);
        return 'taken';
      case 'admitted':
        return this.#takeAdmitted(session, kind, verdict, position);
      default:
        return unreachable(verdict);
    }
  }

  /** Takes an update that the server itself made for `actorId`; `waiter` hears when it is durable. */
  takeFromServer(update: Uint8Array, actorId: string, waiter: Waiter): 'taken' | 'too-large' | 'unfit' {
    const verdict = this.draft.examine(update);
    if (verdict.kind === 'nothing-new') this.#ports.journal.follow(this, waiter, 0);
    else if (verdict.kind !== 'admitted') return 'unfit';
    else if (!this.#fits(verdict)) return 'too-large';
    else this.#admit(verdict, actorId, null, waiter, 0);
    return 'taken';
  }

  committed(count: number): void {
    this.draft.committed(count);
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

  // ---------------------------------------------------------------- upkeep

  /** A compaction made `snapshot` of the stored draft, which held at least the first `covered` of the tail. */
  replaceSnapshot(snapshot: StoredDraft, covered: number, isMended = false): void {
    this.#snapshotFrame = null;
    const hasNews = this.draft.replaceSnapshot(snapshot, covered);
    // Who is here lacks what came with it: on coming back they get it. A mend may only delete, which no clock shows.
    if (hasNews || isMended) this.closeAll('goingAway');
  }

  /** Every second or so: signs of life, presence that is long gone. */
  sweep(now: number): void {
    this.#presence.sweep(now);
    for (const session of this.sessions) session.sweep(now);
  }

  // ---------------------------------------------------------------- inside

  #takeAdmitted(session: Session, kind: 'step2' | 'update', verdict: Admitted, position: number): 'taken' | CloseCause {
    const { newClients, update } = verdict;
    // A step 2 brings all deletions the client knows, every time, and may bring what others wrote.
    if (kind === 'step2' && newClients.length === 0 && this.#isDeletedAlready(session, update)) {
      this.#ports.journal.follow(this, session, position);
      return 'taken';
    }
    const view = {
      signers: this.sessions,
      presentUnder: (client: number) => this.#presence.ownerOf(client),
      hasWritten: (client: number) => this.draft.hasWritten(client),
    };
    if (kind === 'update' && !this.#signatures.allows(session, newClients, view)) return 'badMessage';
    if (!this.#fits(verdict)) return 'tooLarge';
    if (kind === 'update') this.#signatures.sign(session, newClients);
    this.#admit(verdict, session.user.id, session, session, position);
    return 'taken';
  }

  /** Looked at a few times per session only: it costs reading the log. What is stored twice does no harm. */
  #isDeletedAlready(session: Session, update: Uint8Array): boolean {
    session.deletionChecks += 1;
    return session.deletionChecks <= this.limits.maxDeletionChecks && this.draft.coversDeletionsOf(update);
  }

  #admit(verdict: Admitted, actorId: string, from: Session | null, waiter: Waiter, position: number): void {
    const { update, newClients } = verdict;
    this.draft.add(verdict);
    this.changedMs = this.clock.now();
    this.#turn.push({ from, update });
    this.#scheduleTurn();
    const clientId = newClients.length === 1 ? (newClients[0] ?? 0) : 0;
    this.#ports.journal.add(this, { assessmentId: this.assessmentId, actorId, clientId, update }, waiter, position);
  }

  /** What only deletes may go somewhat over the limit: else nobody could make a full draft smaller again. */
  #fits({ update, newClients }: Admitted): boolean {
    const { maxDocumentBytes, deletionAllowanceBytes } = this.limits;
    const allowanceBytes = newClients.length === 0 ? deletionAllowanceBytes : 0;
    return this.draft.byteLength + update.length <= maxDocumentBytes + allowanceBytes;
  }

  #sendWhole(session: Session): void {
    this.#snapshotFrame ??= updateFrame(this.draft.snapshot.state);
    const segments = this.draft.segments();
    const last = step2Frame(segments.at(-1) ?? emptyUpdate);
    session.sendOpening([this.#snapshotFrame, ...segments.slice(0, -1).map(updateFrame), last]);
  }

  #sendDiff(session: Session, stateVector: Uint8Array): void {
    this.#ports
      .diff(this.draft.bytes, stateVector)
      .then(
        (update) => session.sendOpening([step2Frame(update)]),
        (error: unknown) => {
          this.log.warn({ assessmentId: this.assessmentId, error: String(error) }, 'no diff: sending the whole draft');
          this.#sendWhole(session);
        },
      )
      .then(() => session.answered())
      .catch((error: unknown) => this.log.error({ error: String(error) }, 'bug: a draft could not be sent'));
  }

  #scheduleTurn(): void {
    if (this.isTurnDue) return;
    this.isTurnDue = true;
    this.clock.soon(() => this.#endTurn());
  }

  /** Sends each session what the others did in this turn, in one write. Never waits for the store. */
  #endTurn(): void {
    this.isTurnDue = false;
    const updates = this.#turn;
    this.#turn = [];
    const framesFor = framesForTurn(updates, this.#presence.takeChanges(), this.limits.mergeBurstsOver);
    for (const session of this.sessions) session.relay(framesFor(session));
  }
}

/** A Yjs update with nothing in it. */
const emptyUpdate = Uint8Array.of(0, 0);

function isSameSeat(one: Seat, other: Seat): boolean {
  const { id, name, hue } = one.user;
  return (
    id === other.user.id &&
    name === other.user.name &&
    hue === other.user.hue &&
    one.role === other.role &&
    one.assessmentState === other.assessmentState &&
    one.scopes.length === other.scopes.length &&
    one.scopes.every((scope, at) => scope === other.scopes[at])
  );
}
