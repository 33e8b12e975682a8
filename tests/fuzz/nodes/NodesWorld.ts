import type * as Y from 'yjs';
import type { SharedDrafts } from '../../../lib/commands/SharedDrafts.ts';
import type { CloseCause } from '../../../lib/protocol/closeCodes.ts';
import type { DocumentWorking } from '../../../server/DocumentWorker.ts';
import { doDocumentJob } from '../../../server/doDocumentJob.ts';
import type { DocumentAnswers, DocumentJob } from '../../../server/documentJobs.ts';
import { roomLimits, type RoomLimits } from '../../../server/roomLimits.ts';
import { ManualClock, said } from '../../unit/server/roomFixture.ts';
import type { SeededRandom } from '../document/SeededRandom.ts';
import { missingFrom, rebuilt, StoreMirror, substanceOf } from '../rooms/Containment.ts';
import { draftId, filledDatabase } from '../rooms/filledDatabase.ts';
import type { Line } from '../rooms/Line.ts';
import { RoomsPeer } from '../rooms/RoomsPeer.ts';
import { RoomsProcess, type Faults } from '../rooms/RoomsProcess.ts';
import { NodeStore, SharedStore } from './SharedStore.ts';
import { UnsteadyBell } from './UnsteadyBell.ts';

/**
 * Small bounds, so that much happens in little time. Not how long an id that left is kept for its owner: what a client sends back
 * of others' presence comes late here, and would be taken for its own.
 */
const limits: RoomLimits = {
  ...roomLimits,
  idleRoomMs: 1_500,
  compactAfterUpdates: 10,
  compactAfterQuietMs: 2_000,
  compactionPauseMs: 3_000,
  sendWholeBelowBytes: 400,
};

/** What may be exchanged for a broken part, to see that the fuzz notices. */
export type NodeFaults = Faults & { readonly shared?: (real: SharedDrafts) => SharedDrafts };

/** One node in its present life. */
export type FuzzNode = { readonly name: string; readonly store: NodeStore; readonly process: RoomsProcess };

/** Three nodes on one store and one bell, people at them, and what has been promised to these. */
export class NodesWorld {
  readonly clock = new ManualClock();
  readonly random: SeededRandom;
  readonly store: SharedStore;
  readonly bell: UnsteadyBell;
  /** Null: dead. */
  readonly nodes: (FuzzNode | null)[] = [];
  readonly peers: RoomsPeer[] = [];
  /** What happened, counted by name. */
  readonly seen = new Map<string, number>();
  /** The last things that happened, for whoever has to understand a failure. */
  readonly story: string[] = [];
  /** Whether rooms are looked after: while not, none is folded or forgotten. */
  isSweeping = true;
  readonly #faults: NodeFaults;
  readonly #mirror = new StoreMirror();
  /** Acknowledged updates; each must be in the store from then on, for ever. */
  readonly #promised: Uint8Array[] = [];
  /** Lines whose node goes in an orderly way: 1001 is what they are told. */
  readonly #sentAway = new WeakSet<Line>();
  /** A node could not store in time: it says so to whoever is in the draft. */
  #hasGivenUp = false;
  #broken: string | null = null;
  #nextClient = 1_000;
  #lives = 0;
  #sweptMs = 0;

  private constructor(store: SharedStore, random: SeededRandom, faults: NodeFaults) {
    this.store = store;
    this.random = random;
    this.#faults = faults;
    this.bell = new UnsteadyBell(this.clock, random, (what) => this.note(what));
    for (let at = 0; at < 3; at++) this.nodes.push(this.#begin());
  }

  static async create(random: SeededRandom, faults: NodeFaults): Promise<NodesWorld> {
    const snapshot = (await filledDatabase()).state().snapshots.get(draftId);
    if (snapshot === undefined) throw new Error('nothing to begin with');
    return new NodesWorld(new SharedStore(snapshot), random, faults);
  }

  note(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
    this.tell(what);
  }

  tell(what: string): void {
    this.story.push(`${this.clock.now() - 1_000_000} ms: ${what}`);
    if (this.story.length > 200) this.story.shift();
  }

  get living(): readonly FuzzNode[] {
    return this.nodes.filter((node) => node !== null);
  }

  // ---------------------------------------------------------------- people

  addPeer(userId: string): RoomsPeer {
    const peer = new RoomsPeer(userId, this.random, () => (this.#nextClient += 1 + this.random.below(1_000)));
    this.peers.push(peer);
    return peer;
  }

  /** By way of a load balancer: to any node that lives. */
  connect(peer: RoomsPeer, node: FuzzNode | undefined = this.#anyNode()): void {
    if (node === undefined) return;
    const line = peer.connect();
    line.onSent = (message) => this.#overhear(line, message);
    void node.process.accept(line, peer.userId, draftId);
  }

  /** One message of one line arrives, at either end. False when nothing is under way. */
  deliver(): boolean {
    const readable = this.living.flatMap(({ process }) =>
      [...process.lines].filter(canRead).map((line) => () => process.read(line)),
    );
    const hearing = this.peers
      .filter(({ line }) => (line?.toClient.length ?? 0) > 0)
      .map((peer) => () => this.#hear(peer));
    const all = [...readable, ...hearing];
    all[this.random.below(all.length || 1)]?.();
    return all.length > 0;
  }

  // ---------------------------------------------------------------- nodes

  async pass(ms: number): Promise<void> {
    this.checkUnbroken();
    for (let left = ms; left > 0; left -= 500) {
      await this.clock.pass(Math.min(left, 500));
      if (!this.isSweeping || this.clock.now() - this.#sweptMs < 500) continue;
      this.#sweptMs = this.clock.now();
      for (const { process } of this.living) process.registry.sweep(this.clock.now());
    }
  }

  /** `kill -9`: nothing is left of it but what is in the store. */
  kill(node: FuzzNode): void {
    node.process.kill();
    for (const line of node.process.lines) line.cut(this.random.below(line.toClient.length + 1));
    node.store.kill();
    this.bell.gone(node.name);
    node.process.link?.close().catch(() => undefined);
    this.#forget(node);
  }

  /** SIGTERM: everything stored, everybody sent elsewhere, the others told. */
  async drain(node: FuzzNode): Promise<void> {
    const { process } = node;
    const away = (): void => {
      for (const line of process.lines) this.#sentAway.add(line);
      for (const room of process.registry.rooms.values()) room.closeAll('goingAway');
    };
    process.registry.stopCompacting();
    away();
    let isFlushed = false;
    void process.registry.flush().then(() => (isFlushed = true));
    for (let round = 0; !isFlushed && round < 40; round++) await this.pass(100);
    if (!isFlushed) throw new Error('a node that was drained could not store what it had');
    process.kill();
    away();
    for (const line of process.lines) line.cut(line.toClient.length);
    process.link?.close().catch(() => undefined);
    await this.pass(50);
    this.bell.gone(node.name);
    node.store.kill();
    this.#forget(node);
  }

  revive(): void {
    for (const [at, node] of this.nodes.entries()) if (node === null) this.nodes[at] = this.#begin();
  }

  // ---------------------------------------------------------------- what must hold

  /** Everything that was ever acknowledged is in the draft as rebuilt from the store and nothing else. */
  checkPromises(): Y.Doc {
    const doc = rebuilt(this.store.held);
    const substance = substanceOf(doc);
    for (const update of this.#promised) {
      const lost = missingFrom(substance, update);
      if (lost !== null) throw new Error(`acknowledged and lost: ${lost}`);
    }
    this.note('promises were checked');
    return doc;
  }

  /** Promises are broken inside a node, which would catch what is thrown there: so they are kept until looked at. */
  checkUnbroken(): void {
    if (this.#broken !== null) throw new Error(this.#broken);
  }

  // ---------------------------------------------------------------- inside

  #anyNode(): FuzzNode | undefined {
    return this.living.length === 0 ? undefined : this.random.pick(this.living);
  }

  #begin(): FuzzNode {
    const name = `node-${(this.#lives += 1)}`;
    const store = new NodeStore(this.store, this.clock, this.random, (what) => this.note(what));
    const complain = (data: unknown, message: string): void => {
      this.tell(`${name} says: ${message} ${JSON.stringify(data)}`);
      if (message.startsWith('bug')) this.#broken ??= `${name} found a bug of its own: ${JSON.stringify(data)}`;
      if (message.includes('builds on what is not there')) this.note('a draft was read anew for a gap');
      if (message.includes('the room closes')) this.#hasGivenUp = true;
    };
    const process = new RoomsProcess({
      // Nobody appends past the link, which numbers the rows.
      store: storeOf(store),
      documents: this.#documents,
      clock: this.clock,
      // As the product: quiet drafts are folded at one node mostly.
      limits: { ...limits, compactAfterQuietMs: limits.compactAfterQuietMs + this.random.below(500) },
      log: { info: () => {}, warn: complain, error: complain },
      faults: this.#faults,
      nodes: {
        id: name,
        bell: this.bell.maker(name),
        shared: this.#faults.shared?.(store) ?? store,
        eventsSince: async () => [],
      },
    });
    return { name, store, process };
  }

  #forget(node: FuzzNode): void {
    this.nodes[this.nodes.indexOf(node)] = null;
  }

  /** What one line of a node says to its client, at the moment it says it. */
  #overhear(line: Line, message: Uint8Array): void {
    const what = said(message);
    if (what.kind === 'pace')
      this.note(what.isSlow ? 'somebody was told that words come later' : 'and that it is over');
    if (what.kind !== 'acknowledged') return;
    const stored = this.#mirror.substance(this.store.held);
    for (const sent of line.sentSync.slice(line.acknowledged, what.count)) {
      const update = bodyOf(sent);
      const lost = missingFrom(stored, update);
      if (lost !== null) this.#broken ??= `acknowledged and not in the store: ${lost}`;
      this.#promised.push(update);
      this.note('an update was acknowledged');
    }
    line.acknowledged = what.count;
  }

  #hear(peer: RoomsPeer): void {
    const { line } = peer;
    const item = line?.toClient.shift();
    if (line === null || item === undefined) return;
    peer.hear(item);
    if (item.kind !== 'close') return;
    this.note(`closed: ${item.by ?? 'the line broke'}`);
    if (!this.#isExpected(line, item.by))
      throw new Error(`${peer.userId} was closed with ${item.by}, and did not deserve it`);
  }

  #isExpected(line: Line, by: CloseCause | null): boolean {
    if (by === null) return true;
    if (by === 'couldNotLoad') return this.#hasGivenUp;
    // Not seated after all, or sent away by a node that goes.
    return by === 'goingAway' && (line.session === null || this.#sentAway.has(line));
  }

  readonly #documents: DocumentWorking = { run: (job) => this.#work(job), end: async () => {} };

  async #work<K extends DocumentJob['kind']>(job: Extract<DocumentJob, { kind: K }>): Promise<DocumentAnswers[K]> {
    const made = job.kind === 'edit' ? { ...job, clientId: (this.#nextClient += 7) } : job;
    const delayMs = this.random.below(60);
    await new Promise<void>((resolve) => this.clock.after(delayMs, resolve));
    return doDocumentJob(made) as DocumentAnswers[K];
  }
}

/** The node's store as rooms have it: appends go through the link. */
function storeOf(store: NodeStore): ConstructorParameters<typeof RoomsProcess>[0]['store'] {
  return {
    load: () => store.load(),
    admission: (id, userId) => store.admission(id, userId),
    compact: (...given) => store.compact(...given),
    append: async (entries) => void (await store.append(entries)),
  };
}

const canRead = (line: Line): boolean =>
  line.session !== null && !line.isEnded && (line.toServer.length > 0 || line.isLetGo);

function bodyOf(message: Uint8Array): Uint8Array {
  const what = said(message);
  if (what.kind !== 'step2' && what.kind !== 'update') throw new Error('not a write');
  return what.body;
}
