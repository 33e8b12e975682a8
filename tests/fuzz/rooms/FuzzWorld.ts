import * as Y from 'yjs';
import type { AssessmentRole } from '../../../lib/domain/policy.ts';
import type { CloseCause } from '../../../lib/protocol/closeCodes.ts';
import type { DocumentWorking } from '../../../server/DocumentWorker.ts';
import { doDocumentJob } from '../../../server/doDocumentJob.ts';
import type { DocumentAnswers, DocumentJob } from '../../../server/documentJobs.ts';
import { roomLimits, type RoomLimits } from '../../../server/roomLimits.ts';
import type { MemoryDatabase } from '../../memory/memoryDatabase.ts';
import { ManualClock, said } from '../../unit/server/roomFixture.ts';
import type { SeededRandom } from '../document/SeededRandom.ts';
import { missingFrom, rebuilt, StoreMirror, substanceOf, type Held } from './Containment.ts';
import type { Line } from './Line.ts';
import { RoomsPeer } from './RoomsPeer.ts';
import { RoomsProcess, isWrite, type Faults } from './RoomsProcess.ts';
import { draftId, filledDatabase } from './filledDatabase.ts';
import { UnsteadyStore } from './UnsteadyStore.ts';

/** Small bounds, so that much happens in little time. */
const limits: RoomLimits = {
  ...roomLimits,
  idleRoomMs: 1_500,
  compactAfterUpdates: 10,
  compactionPauseMs: 5_000,
  commitRetryMs: 4_000,
  loadTimeoutMs: 1_000,
  sendWholeBelowBytes: 400,
  departedMs: 2_000,
};

/** A server over a store that comes and goes, people at it, and what has been promised to them. */
export class FuzzWorld {
  readonly clock = new ManualClock();
  readonly random: SeededRandom;
  readonly memory: MemoryDatabase;
  readonly peers: RoomsPeer[] = [];
  /** What happened, counted by name. */
  readonly seen = new Map<string, number>();
  /** The last things that happened, for whoever has to understand a failure. */
  readonly story: string[] = [];
  /** What the server wrote to its log, at the level of warnings and errors. */
  readonly complaints: string[] = [];
  store: UnsteadyStore;
  process: RoomsProcess;
  readonly #faults: Faults;
  readonly #documents: DocumentWorking;
  readonly #mirror = new StoreMirror();
  /** Acknowledged updates; each must be in the store from then on, for ever. */
  readonly #promised: Uint8Array[] = [];
  /** Updates that reached the server from somebody who might write at that moment. */
  readonly #rightful: Uint8Array[] = [];
  readonly #wroteWithoutRight = new Set<Line>();
  #broken: string | null = null;
  #nextClient = 1_000;
  #sweptMs = 0;

  private constructor(memory: MemoryDatabase, random: SeededRandom, faults: Faults) {
    this.memory = memory;
    this.random = random;
    this.#faults = faults;
    this.#documents = { run: (job) => this.#work(job), end: async () => {} };
    this.store = new UnsteadyStore(memory.drafts, this.clock, random);
    this.process = this.#start();
  }

  static async create(random: SeededRandom, faults: Faults): Promise<FuzzWorld> {
    return new FuzzWorld(await filledDatabase(), random, faults);
  }

  note(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
    this.tell(what);
  }

  tell(what: string): void {
    this.story.push(`${this.clock.now() - 1_000_000} ms: ${what}`);
    if (this.story.length > 120) this.story.shift();
  }

  addPeer(userId: string): void {
    this.peers.push(new RoomsPeer(userId, this.random, () => (this.#nextClient += 1 + this.random.below(1_000))));
  }

  roleOf(userId: string): AssessmentRole | null {
    return (
      this.memory
        .state()
        .members.get(draftId)
        ?.find((member) => member.userId === userId)?.role ?? null
    );
  }

  /** Whether a row may have been committed after its room had given it up: then it is seen when the log is next folded. */
  get mayHaveOrphans(): boolean {
    return this.store.played.has('late commit') && this.complaints.some((line) => line.includes('the room closes'));
  }

  // ---------------------------------------------------------------- what happens

  connect(peer: RoomsPeer): void {
    const line = peer.connect();
    line.onSent = (message) => this.#overhear(line, message);
    void this.process.accept(line, peer.userId, draftId);
  }

  /** One message of one line arrives, at either end. False when nothing is under way. */
  deliver(): boolean {
    const readable = [...this.process.lines].filter((line) => canRead(line));
    const hearing = this.peers.filter(({ line }) => (line?.toClient.length ?? 0) > 0);
    const at = this.random.below(readable.length + hearing.length || 1);
    const [line, peer] = [readable[at], hearing[at - readable.length]];
    if (line !== undefined) this.#read(line);
    else if (peer !== undefined) this.#hear(peer);
    return line !== undefined || peer !== undefined;
  }

  async pass(ms: number): Promise<void> {
    this.checkUnbroken();
    for (let left = ms; left > 0; left -= 500) {
      await this.clock.pass(Math.min(left, 500));
      if (this.clock.now() - this.#sweptMs < 500) continue;
      this.#sweptMs = this.clock.now();
      const before = this.process.registry.rooms.size;
      this.process.registry.sweep(this.clock.now());
      if (this.process.registry.rooms.size < before) this.note('a room was forgotten');
    }
  }

  async setRoles(roles: ReadonlyMap<string, AssessmentRole>): Promise<void> {
    const members = this.memory.state().members.get(draftId) ?? [];
    const changed = members.filter(({ userId, role }) => (roles.get(userId) ?? role) !== role);
    await this.memory.database.read.members.replace(
      draftId,
      members.map(({ userId, role }) => ({ userId, role: roles.get(userId) ?? role })),
    );
    for (const { userId } of changed) this.process.gateway.rightsChanged(draftId, userId);
  }

  /** `kill -9` and a new start: nothing is left but the store. */
  async restart(): Promise<void> {
    this.process.kill();
    for (const line of this.process.lines) line.cut(this.random.below(line.toClient.length + 1));
    const { played } = this.store;
    await this.store.kill();
    this.store = new UnsteadyStore(this.memory.drafts, this.clock, this.random);
    for (const [what, count] of played) this.store.played.set(what, count);
    this.process = this.#start();
    this.checkPromises();
  }

  // ---------------------------------------------------------------- what must hold

  held(): Held {
    const state = this.memory.state();
    const snapshot = state.snapshots.get(draftId);
    if (snapshot === undefined) throw new Error('the store has lost the draft');
    const rows = state.log.filter(({ quarantinedAt }) => quarantinedAt === null);
    if (rows.length < state.log.length) throw new Error('a row of honest people was set aside');
    return { snapshot, rows };
  }

  /** Everything that was ever acknowledged is in the draft as rebuilt from the store and nothing else. */
  checkPromises(): Y.Doc {
    const doc = rebuilt(this.held());
    const substance = substanceOf(doc);
    for (const update of this.#promised) {
      const lost = missingFrom(substance, update);
      if (lost !== null) throw new Error(`acknowledged and lost: ${lost}`);
    }
    this.note('promises were checked');
    return doc;
  }

  /** Nothing is in the store that did not come from somebody who might write when it came. */
  checkRights(seed: Uint8Array): void {
    const rightful = new Y.Doc();
    Y.applyUpdate(rightful, seed);
    for (const update of this.#rightful) Y.applyUpdate(rightful, update);
    const wrong = missingFrom(substanceOf(rightful), Y.encodeStateAsUpdate(rebuilt(this.held())));
    if (wrong !== null) throw new Error(`stored, though nobody with the right to write sent it: ${wrong}`);
  }

  /** Promises are broken inside the server, which would catch what is thrown there: so they are kept until looked at. */
  checkUnbroken(): void {
    if (this.#broken !== null) throw new Error(this.#broken);
  }

  // ---------------------------------------------------------------- inside

  #break(promise: string): void {
    this.#broken ??= promise;
  }

  #start(): RoomsProcess {
    const complain = (data: unknown, message: string): void => {
      this.tell(`the server says: ${message} ${JSON.stringify(data)}`);
      this.complaints.push(`${message} ${JSON.stringify(data)}`);
      if (message.startsWith('bug'))
        this.#break(`the server found a bug of its own: ${message} ${JSON.stringify(data)}`);
    };
    return new RoomsProcess({
      store: this.store,
      documents: this.#documents,
      clock: this.clock,
      limits,
      log: { info: () => {}, warn: complain, error: complain },
      faults: this.#faults,
    });
  }

  #read(line: Line): void {
    const [message] = line.toServer;
    if (message !== undefined && isWrite(message) && line.session?.isOpen === true) {
      const role = this.roleOf(line.session.user.id);
      if (role === 'owner' || role === 'editor') this.#rightful.push(bodyOf(message));
      else this.#wroteWithoutRight.add(line);
    }
    this.tell(`${line.session?.user.id ?? '?'} -> ${JSON.stringify(said(message ?? Uint8Array.of(64, 0)).kind)}`);
    this.process.read(line);
  }

  #hear(peer: RoomsPeer): void {
    const { line } = peer;
    const item = line?.toClient.shift();
    if (line === null || item === undefined) return;
    this.tell(`${peer.userId} <- ${item.kind === 'close' ? String(item.by) : said(item.bytes).kind}`);
    peer.hear(item);
    if (item.kind === 'close') this.#ended(peer, line, item.by);
  }

  /** Was it deserved? And what a page does about it. */
  #ended(peer: RoomsPeer, line: Line, by: CloseCause | null): void {
    this.note(`closed: ${by ?? 'the line broke'}`);
    if (!this.#isDeserved(line, by)) throw new Error(`${peer.userId} was closed with ${by}, and did not deserve it`);
    // The page keeps what it could not save aside and begins anew.
    if (by === 'notAllowed') peer.reload();
  }

  #isDeserved(line: Line, by: CloseCause | null): boolean {
    if (by === null || by === 'rightsChanged') return true;
    if (by === 'notAllowed') return this.#wroteWithoutRight.has(line);
    if (by === 'couldNotLoad') return this.complaints.length > 0 || this.store.played.size > 0;
    // Not seated after all, or the store turned out to have what a room had given up.
    return by === 'goingAway' && (line.session === null || this.mayHaveOrphans);
  }

  /** At the moment the server says so, what it acknowledges must be in the store. */
  #overhear(line: Line, message: Uint8Array): void {
    const what = said(message);
    if (what.kind !== 'acknowledged') return;
    const stored = this.#mirror.substance(this.held());
    if (what.count > line.readSync) this.#break('acknowledged more than it read');
    for (const sent of line.sentSync.slice(line.acknowledged, what.count)) {
      const update = bodyOf(sent);
      const lost = missingFrom(stored, update);
      if (lost !== null) this.#break(`acknowledged and not in the store: ${lost}`);
      this.#promised.push(update);
      this.note('an update was acknowledged');
    }
    line.acknowledged = what.count;
  }

  async #work<K extends DocumentJob['kind']>(job: Extract<DocumentJob, { kind: K }>): Promise<DocumentAnswers[K]> {
    const delayMs = this.random.below(60);
    const made = job.kind === 'edit' ? { ...job, clientId: (this.#nextClient += 7) } : job;
    await new Promise<void>((resolve) => this.clock.after(delayMs, resolve));
    const answer = doDocumentJob(made) as DocumentAnswers[K];
    if (job.kind === 'edit') this.#rightful.push(answer as DocumentAnswers['edit']);
    this.note(`document work: ${job.kind}`);
    return answer;
  }
}

const canRead = (line: Line): boolean =>
  line.session !== null && !line.isEnded && (line.toServer.length > 0 || line.isLetGo);

function bodyOf(message: Uint8Array): Uint8Array {
  const what = said(message);
  if (what.kind !== 'step2' && what.kind !== 'update') throw new Error('not a write');
  return what.body;
}
