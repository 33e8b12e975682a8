import type { LoadedDraft, StoredDraft } from '../lib/commands/ports.ts';
import { unreachable } from '../lib/domain/result.ts';
import type { CloseCause } from '../lib/protocol/closeCodes.ts';
import type { Topic } from '../lib/protocol/messages.ts';
import type { Clock } from './Clock.ts';
import { changedFrame, paceFrame, step1Frame, step2Frame, updateFrame, type Frame } from './frames.ts';
import type { Journal, JournalRoom, Waiter } from './Journal.ts';
import { LiveDraft, type Admitted, type DraftBytes } from './LiveDraft.ts';
import type { Log } from './Log.ts';
import { openingFor } from './opening.ts';
import type { Neighbour } from './nodes/Neighbour.ts';
import { Presence, type PresenceChange } from './Presence.ts';
import type { RoomLimits } from './roomLimits.ts';
import { Session, type Seat, type SessionRoom } from './Session.ts';
import { Signatures } from './Signatures.ts';
import { framesForTurn, type TurnUpdate } from './turn.ts';

/** Who hears what happens in a room, to tell it to the same draft's rooms at other nodes. */
export interface RoomWatcher {
  /** Newest states of this turn; only of sessions here. */
  presence(room: Room, changes: readonly PresenceChange<Session>[]): void;
  /** A session wrote under a client id for the first time. */
  signed(room: Room, session: Session): void;
  left(room: Room, session: Session): void;
}

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
  /** Left out where there is one node only. */
  readonly watcher?: RoomWatcher;
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
  /** Who is in this draft at other nodes. */
  readonly neighbours = new Set<Neighbour>();
  readonly draft: LiveDraft;
  /** When the last session left, ms; null while somebody is here. */
  emptySinceMs: number | null;
  /** When the draft last changed; before any change, when it was loaded. */
  changedMs: number;
  readonly #ports: RoomPorts;
  readonly #presence: Presence<Session | Neighbour>;
  readonly #signatures: Signatures;
  #snapshotFrame: Frame | null = null;
  #turn: TurnUpdate[] = [];
  #turnEndedMs = 0;
  #turnTookMs = 0;
  /** What this turn brought is about to be sent to everybody here. */
  isTurnDue = false;
  #isSlow = false;

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
    if (this.#isSlow) session.send([paceFrame(true)]);
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
    this.#ports.watcher?.left(this, session);
  }

  closeAll(cause: CloseCause): void {
    for (const session of this.sessions) session.close(cause);
  }

  /** Tells everybody here that something kept beside the draft has changed. */
  announce(topic: Topic): void {
    const frames = [changedFrame(topic)];
    for (const session of this.sessions) session.send(frames);
  }

  /** Tells everybody here, and who comes, whether what is written at other nodes comes within seconds only. */
  tellPace(isSlow: boolean): void {
    if (isSlow === this.#isSlow) return;
    this.#isSlow = isSlow;
    const frames = [paceFrame(isSlow)];
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
        session.sendOpening(openingFrames(opening.updates));
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

  /** Takes what another node has committed. `gap`: it builds on what has not come here yet. */
  takeStored(update: Uint8Array): 'taken' | 'gap' | 'unfit' {
    const verdict = this.draft.examine(update);
    if (verdict.kind === 'nothing-new') return 'taken';
    if (verdict.kind !== 'admitted') return verdict.kind === 'gap' ? 'gap' : 'unfit';
    this.draft.addStored(verdict);
    this.changedMs = this.clock.now();
    this.#relay(null, verdict.update);
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

  /** The same from somebody at another node, as that node tells it. */
  hearPresence(neighbour: Neighbour, body: Uint8Array): void {
    this.neighbours.add(neighbour);
    this.#presence.receive(neighbour, body, this.clock.now());
    if (this.#presence.hasChanges) this.#scheduleTurn();
  }

  /** Somebody at another node writes under these client ids. */
  hearSignatures(neighbour: Neighbour, clients: readonly number[]): void {
    this.neighbours.add(neighbour);
    this.#signatures.sign(neighbour, clients);
  }

  neighbourLeft(neighbour: Neighbour): void {
    this.neighbours.delete(neighbour);
    this.#presence.leave(neighbour, this.clock.now());
    if (this.#presence.hasChanges) this.#scheduleTurn();
  }

  /** What a session here shows, as one presence message; null when that is nothing. */
  presenceOf(session: Session): Uint8Array | null {
    return this.#presence.bodyOf(session);
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

  /**
   * Brings the draft to how it is stored where another node has folded it. The store had at least the first `covered` of the
   * tail when it was read; `unseen` are those of its log that had not come here. People here are sent what they lack.
   */
  adopt({ snapshot, tail }: LoadedDraft, covered: number, unseen: readonly Uint8Array[]): void {
    const news = this.draft.newsIn(snapshot);
    this.#snapshotFrame = null;
    const rest = tail.map(({ update }) => update);
    this.draft.replaceSnapshot(snapshot, covered, rest);
    const lacking = [...(news === null ? [] : [news]), ...unseen];
    if (lacking.length > 0) this.changedMs = this.clock.now();
    for (const update of lacking) this.#relay(null, update);
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
      signers: this.neighbours.size === 0 ? this.sessions : [...this.sessions, ...this.neighbours],
      presentUnder: (client: number) => this.#presence.ownerOf(client),
      hasWritten: (client: number) => this.draft.hasWritten(client),
    };
    if (kind === 'update' && !this.#signatures.allows(session, newClients, view)) return 'badMessage';
    if (!this.#fits(verdict)) return 'tooLarge';
    if (kind === 'update' && this.#signatures.sign(session, newClients)) this.#ports.watcher?.signed(this, session);
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
    this.#relay(from, update);
    const clientId = newClients.length === 1 ? (newClients[0] ?? 0) : 0;
    this.#ports.journal.add(this, { assessmentId: this.assessmentId, actorId, clientId, update }, waiter, position);
  }

  /** Sends it to the others at the end of the turn. */
  #relay(from: Session | null, update: Uint8Array): void {
    this.#turn.push({ from, update });
    this.#scheduleTurn();
  }

  /** What only deletes may go somewhat over the limit: else nobody could make a full draft smaller again. */
  #fits({ update, newClients }: Admitted): boolean {
    const { maxDocumentBytes, deletionAllowanceBytes } = this.limits;
    const allowanceBytes = newClients.length === 0 ? deletionAllowanceBytes : 0;
    return this.draft.byteLength + update.length <= maxDocumentBytes + allowanceBytes;
  }

  #sendWhole(session: Session): void {
    this.#snapshotFrame ??= updateFrame(this.draft.snapshot.state);
    session.sendOpening([this.#snapshotFrame, ...openingFrames(this.draft.segments())]);
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
    const restMs = Math.min(this.#turnTookMs, this.#turnEndedMs + this.#turnTookMs - this.clock.now());
    if (restMs < shortestRestMs) this.clock.soon(() => this.#endTurn());
    else this.clock.after(restMs, () => this.#endTurn());
  }

  /** Sends each session what the others did in this turn, in one write. Never waits for the store. */
  #endTurn(): void {
    const beganMs = this.clock.now();
    this.#sendTurn();
    this.#turnEndedMs = this.clock.now();
    this.#turnTookMs = Math.min(longestRestMs, Math.max(0, this.#turnEndedMs - beganMs));
  }

  #sendTurn(): void {
    this.isTurnDue = false;
    const updates = this.#turn;
    this.#turn = [];
    const changes = this.#presence.takeChanges();
    if (this.#ports.watcher !== undefined && changes.length > 0)
      this.#ports.watcher.presence(this, changes.filter(isOurs));
    const framesFor = framesForTurn(updates, changes, this.limits.mergeBurstsOver);
    for (const session of this.sessions) session.relay(framesFor(session));
  }
}

/** Whether a change is of a session here: what came from another node is not told back, and who left is told of by itself. */
const isOurs = (change: PresenceChange<Session | Neighbour>): change is PresenceChange<Session> =>
  change.owner instanceof Session;

/**
 * A room rests for as long as its last turn took, within these, ms: where so many write to so many that sending fills the time,
 * each receives more at once. A keystroke that comes alone never waits.
 */
const shortestRestMs = 2;
const longestRestMs = 20;

/** The last of them as step 2: with it the client has all. */
function openingFrames(updates: readonly Uint8Array[]): readonly Frame[] {
  return [...updates.slice(0, -1).map(updateFrame), step2Frame(updates.at(-1) ?? emptyUpdate)];
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
