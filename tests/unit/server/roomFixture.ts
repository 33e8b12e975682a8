import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import * as Y from 'yjs';
import type { LoadedDraft, LogEntry } from '../../../lib/commands/ports.ts';
import type { AssessmentRole } from '../../../lib/domain/policy.ts';
import { diffForReturning } from '../../../lib/document/yjs/diffForReturning.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import type { CloseCause } from '../../../lib/protocol/closeCodes.ts';
import { colorOf } from '../../../server/awareness.ts';
import type { Clock } from '../../../server/Clock.ts';
import type { Connection } from '../../../server/Connection.ts';
import { messageOf, type Frame } from '../../../server/frames.ts';
import { Journal } from '../../../server/Journal.ts';
import type { Log } from '../../../server/Log.ts';
import { Room } from '../../../server/Room.ts';
import { roomLimits, type RoomLimits } from '../../../server/roomLimits.ts';
import { Session } from '../../../server/Session.ts';

/** A clock that moves when told. */
export class ManualClock implements Clock {
  time = 1_000_000;
  #soon: (() => void)[] = [];
  #timers: { at: number; work: () => void }[] = [];

  now(): number {
    return this.time;
  }

  soon(work: () => void): void {
    this.#soon.push(work);
  }

  after(ms: number, work: () => void): () => void {
    const timer = { at: this.time + ms, work };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Ends the turn: runs what waits for it, and lets promises settle. */
  async turn(): Promise<void> {
    for (const work of this.#soon.splice(0)) work();
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets `ms` pass, timers in order, with turns between them. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    for (;;) {
      await this.turn();
      const next = this.#timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.work();
    }
    this.time = until;
    await this.turn();
  }
}

/** A store whose commits end when the test says so. */
export class HeldStore {
  readonly rows: LogEntry[] = [];
  readonly appends: (readonly LogEntry[])[] = [];
  /** Commits wait for `release`. */
  isHeld = false;
  failure: ((entries: readonly LogEntry[]) => Error | null) | null = null;
  #held: (() => void)[] = [];

  async append(entries: readonly LogEntry[]): Promise<void> {
    this.appends.push(entries);
    if (this.isHeld) await new Promise<void>((resolve) => this.#held.push(resolve));
    const error = this.failure?.(entries) ?? null;
    if (error !== null) throw error;
    this.rows.push(...entries);
  }

  release(): void {
    this.isHeld = false;
    for (const resolve of this.#held.splice(0)) resolve();
  }
}

/** Keeps what it is sent. */
export class KeptConnection implements Connection {
  readonly frames: Frame[] = [];
  writes = 0;
  pings = 0;
  backlogBytes = 0;
  closedWith: CloseCause | null = null;

  send(frames: readonly Frame[]): void {
    this.frames.push(...frames);
    this.writes += 1;
  }

  close(cause: CloseCause): void {
    this.closedWith = cause;
  }

  ping(): void {
    this.pings += 1;
  }

  /** Takes what came, as messages. */
  takeMessages(): Uint8Array[] {
    return this.frames.splice(0).map(messageOf);
  }
}

export const syncMessage = (kind: 0 | 1 | 2, body: Uint8Array): Uint8Array => {
  const encoder = createEncoder();
  writeVarUint(encoder, 0);
  writeVarUint(encoder, kind);
  writeVarUint8Array(encoder, body);
  return toUint8Array(encoder);
};

/** A presence message; `state` is sent as JSON. */
export const presenceMessage = (entries: readonly { id: number; clock: number; state: unknown }[]): Uint8Array => {
  const body = createEncoder();
  writeVarUint(body, entries.length);
  for (const { id, clock, state } of entries) {
    writeVarUint(body, id);
    writeVarUint(body, clock);
    writeVarUint8Array(body, new TextEncoder().encode(JSON.stringify(state)));
  }
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint8Array(encoder, toUint8Array(body));
  return toUint8Array(encoder);
};

/** What a message says. */
export type Said =
  | { readonly kind: 'step1' | 'step2' | 'update'; readonly body: Uint8Array }
  | { readonly kind: 'presence'; readonly entries: readonly { id: number; clock: number; state: unknown }[] }
  | { readonly kind: 'acknowledged'; readonly count: number }
  | { readonly kind: 'changed'; readonly topic: string }
  | { readonly kind: 'pace'; readonly isSlow: boolean };

export function said(message: Uint8Array): Said {
  const decoder = createDecoder(message);
  const type = readVarUint(decoder);
  if (type === 64) return { kind: 'acknowledged', count: readVarUint(decoder) };
  if (type === 65) return { kind: 'changed', topic: readVarString(decoder) };
  if (type === 66) return { kind: 'pace', isSlow: readVarUint(decoder) === 1 };
  if (type === 0) {
    const kind = (['step1', 'step2', 'update'] as const)[readVarUint(decoder)];
    if (kind === undefined) throw new Error('an unknown sync message');
    return { kind, body: readVarUint8Array(decoder) };
  }
  const body = createDecoder(readVarUint8Array(decoder));
  const entries = Array.from({ length: readVarUint(body) }, () => ({
    id: readVarUint(body),
    clock: readVarUint(body),
    state: JSON.parse(new TextDecoder().decode(readVarUint8Array(body))) as unknown,
  }));
  return { kind: 'presence', entries };
}

/** A client with a document, driven by hand: what it writes is sent, what it is sent it applies, as y-websocket does. */
export class Peer {
  readonly doc = new Y.Doc();
  readonly connection = new KeptConnection();
  readonly session: Session;
  /** What it was sent since the last look, oldest first. */
  readonly heard: Said[] = [];
  acknowledged = 0;
  /** Sends its edits at once; while false they are kept back and lost. */
  isSending = true;

  constructor(room: Room, userId: string, role: AssessmentRole, clientId: number) {
    this.doc.clientID = clientId;
    this.session = new Session(this.connection, room, {
      user: { id: userId, name: `Name of ${userId}`, hue: 2, color: colorOf(2) },
      role,
      assessmentState: 'draft',
      scopes: ['read', 'write'],
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isSending) this.session.receive(syncMessage(2, update), true);
    });
    room.enter(this.session);
  }

  /** Asks for the draft, and answers what it is asked. */
  open(): void {
    this.session.receive(syncMessage(0, Y.encodeStateVector(this.doc)), true);
    this.listen();
  }

  /** Reads what it was sent. */
  listen(): readonly Said[] {
    for (
      let messages = this.connection.takeMessages();
      messages.length > 0;
      messages = this.connection.takeMessages()
    ) {
      for (const message of messages) this.#hear(said(message));
    }
    return this.heard.splice(0);
  }

  type(text: string): void {
    const run = (this.doc.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
    run.insert(run.length, text);
  }

  get text(): string {
    return this.doc.getXmlFragment('content').toJSON();
  }

  #hear(what: Said): void {
    this.heard.push(what);
    if (what.kind === 'acknowledged') this.acknowledged = what.count;
    if (what.kind === 'step2' || what.kind === 'update') Y.applyUpdate(this.doc, what.body, this);
    if (what.kind === 'step1') this.session.receive(syncMessage(1, Y.encodeStateAsUpdate(this.doc, what.body)), true);
  }
}

export const quietLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A stored draft with a title and one paragraph. */
export const harbour = (): LoadedDraft => ({
  snapshot: seedDraft({
    type: 'doc',
    content: [
      { type: 'title', attrs: { id: 't1' }, content: [{ type: 'text', text: 'Harbour' }] },
      { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Ships wait.' }] },
    ],
  }),
  tail: [],
});

/** A room over a held store and a manual clock, and people to put in it. */
export function roomFixture(
  options: { readonly limits?: Partial<RoomLimits>; readonly draft?: LoadedDraft; readonly log?: Log } = {},
) {
  const clock = new ManualClock();
  const store = new HeldStore();
  const limits: RoomLimits = { ...roomLimits, ...options.limits };
  const log = options.log ?? quietLog;
  const journal = new Journal(store, clock, limits, log);
  const lost: Room[] = [];
  const room = new Room('draft-1', options.draft ?? harbour(), {
    journal,
    clock,
    limits,
    log,
    diff: async ({ snapshot, tail }, stateVector) => diffForReturning({ state: snapshot }, tail, stateVector),
    onLost: (which) => lost.push(which),
  });
  let nextClient = 100;
  return {
    clock,
    store,
    journal,
    room,
    lost,
    /** Somebody joins; has not asked for the draft yet. */
    join: (userId: string, role: AssessmentRole = 'editor', clientId = nextClient++) =>
      new Peer(room, userId, role, clientId),
    /** Somebody joins and has the draft. */
    opened: async (userId: string, role: AssessmentRole = 'editor', clientId = nextClient++) => {
      const peer = new Peer(room, userId, role, clientId);
      peer.open();
      await clock.pass(50);
      peer.listen();
      return peer;
    },
  };
}
