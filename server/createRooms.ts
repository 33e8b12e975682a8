import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DocumentWork, DraftStore, RoomGateway } from '../lib/commands/ports.ts';
import { systemClock } from './Clock.ts';
import { createGateway } from './createGateway.ts';
import { DocumentWorker, type DocumentWorking } from './DocumentWorker.ts';
import { ImportWorker } from './ImportWorker.ts';
import type { Occasion } from '../lib/domain/versions/versionDue.ts';
import { Journal } from './Journal.ts';
import type { Identity } from './joinRoom.ts';
import type { Log } from './Log.ts';
import { linkNodes, type NodeLink, type NodeOptions } from './nodes/linkNodes.ts';
import { OpenedNotes, type Opened } from './OpenedNotes.ts';
import { PauseWatch } from './PauseWatch.ts';
import { roomLimits, type RoomLimits } from './roomLimits.ts';
import { RoomRegistry } from './RoomRegistry.ts';
import type { OwnScales } from './compactRoom.ts';
import { createUpgradeHandler } from './upgrade.ts';
import { VersionWatch } from './VersionWatch.ts';
import type { HistogramFigures } from './status/Histogram.ts';
import { within } from './within.ts';

export type RoomsOptions = {
  readonly store: DraftStore;
  /** Who a cookie or a token (without "Bearer ") belongs to; null: nobody. Rejects when the store cannot answer. */
  readonly identify: (credentials: {
    readonly cookieHeader: string | null;
    readonly bearer: string | null;
  }) => Promise<Identity | null>;
  /** The product's own origins; an upgrade from any other page is refused. */
  readonly allowedOrigins: () => readonly string[];
  readonly log: Log;
  /** Stores who had which assessment open until `at`; left out where nobody is told what changed since. */
  readonly opened?: (seen: readonly Opened[], at: Date) => Promise<void>;
  /** Looks what a draft's changes mean for what is kept beside it; called when those who write pause, and now and then while not. */
  readonly paused?: (assessmentId: string) => Promise<void>;
  /** Keeps a version of a draft where one is due; left out where none are. */
  readonly keepVersion?: (assessmentId: string, occasion: Occasion) => Promise<unknown>;
  /** The workspace's own scales, which papers may be on; left out where there are none. */
  readonly ownScales?: OwnScales;
  /** Threads for document work: 2 (the default) keeps compaction out of the way of who waits. */
  readonly workerCount?: 1 | 2;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly limits?: Partial<RoomLimits>;
  /** Left out where this process is the only one on its database. */
  readonly nodes?: NodeOptions;
};

/** What the rooms hold and have done, for metrics. */
export type RoomFigures = {
  readonly rooms: number;
  readonly sessions: number;
  /** Bytes of updates that are not durable yet. */
  readonly uncommittedBytes: number;
  readonly commits: number;
  readonly committedUpdates: number;
  readonly failedCommits: number;
  readonly compactions: number;
  /** From the arrival of an update to its commit. */
  readonly took: HistogramFigures;
  readonly tookP50Ms: number | null;
  readonly tookP95Ms: number | null;
};

export type Rooms = {
  readonly gateway: RoomGateway;
  readonly documents: DocumentWork;
  /** Work on documents that nobody waits for to write. */
  readonly background: Pick<DocumentWorking, 'run'>;
  /** True when the path was `/collab/*`: the socket is then the rooms'. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** No new sockets, everything durable, all sockets closed with 1001, workers ended; at most `deadlineMs`. */
  drain(deadlineMs: number): Promise<void>;
  /** Whether new sockets are served. */
  ready(): boolean;
  figures(): RoomFigures;
  /** How this process is linked with other nodes; null where it is alone. */
  readonly nodes: Pick<NodeLink, 'state' | 'throttleOver'> | null;
};

/** Puts the rooms together. Everything they need of the world is in the options. */
export function createRooms(options: RoomsOptions): Rooms {
  const { log } = options;
  const clock = systemClock(options.now);
  const link = options.nodes === undefined ? null : linkNodes({ ...options.nodes, store: options.store, clock, log });
  const { store, watcher, caughtUp } = link ?? { store: options.store };
  const limits: RoomLimits = { ...roomLimits, ...options.limits };
  const journal = new Journal(store, clock, limits, log);
  const documents = new DocumentWorker(limits.documentWorkMs);
  documents.warmUp();
  const background = options.workerCount === 1 ? documents : new DocumentWorker(limits.documentWorkMs);
  const scaled = options.ownScales === undefined ? {} : { ownScales: options.ownScales };
  const registry = new RoomRegistry({
    store,
    journal,
    clock,
    limits,
    log,
    documents,
    background,
    ...scaled,
    ...(watcher && { watcher }),
  });
  const now = (): Date => new Date(clock.now());
  const gateway = createGateway({ registry, store, documents, journal, now, log, ...(caughtUp && { caughtUp }) });
  const imports = new ImportWorker(limits, log);
  let isDraining = false;
  const notes = new OpenedNotes(options.opened ?? (() => Promise.resolve()), () => clock.now(), log);
  const pauses = new PauseWatch(options.paused ?? (() => Promise.resolve()), limits, log);
  const versions = new VersionWatch(options.keepVersion ?? (() => Promise.resolve()), limits, log);
  const sweeper = setInterval(() => {
    registry.sweep(clock.now());
    pauses.sweep(registry.rooms.values(), clock.now());
    versions.sweep(registry.rooms, clock.now());
  }, limits.sweepMs);
  sweeper.unref();

  return {
    gateway: link?.attach({ registry, journal, gateway }) ?? gateway,
    nodes: link,
    background,
    documents: {
      seed: (content) => documents.run({ kind: 'seed', content }),
      importFile: imports.importFile,
      // Nobody's opening waits for it either.
      compare: async (contents) => {
        try {
          return await background.run({ kind: 'compare', ...contents });
        } catch (error) {
          log.warn({ error: String(error) }, 'two versions could not be compared');
          throw error;
        }
      },
      // Beside compaction: who opens a draft never waits for somebody's checks.
      check: async (draft) => {
        try {
          return await background.run({ kind: 'check', draft });
        } catch (error) {
          log.warn({ error: String(error) }, 'a draft could not be checked');
          throw error;
        }
      },
    },
    handleUpgrade: createUpgradeHandler({
      store,
      registry,
      identify: options.identify,
      clock,
      limits,
      log,
      allowedOrigins: options.allowedOrigins,
      isDraining: () => isDraining,
      noteOpened: (assessmentId, userId) => notes.add(assessmentId, userId),
    }),
    drain: async (deadlineMs) => {
      isDraining = true;
      clearInterval(sweeper);
      registry.stopCompacting();
      // Closed before the last flush: what arrives after it could not be made durable.
      const flushed = registry.flush().then(() => {
        for (const room of registry.rooms.values()) room.closeAll('goingAway');
        return registry.flush();
      });
      await within(flushed, deadlineMs, clock).catch((error: unknown) => {
        log.error({ error: String(error) }, 'not everything could be stored before the deadline');
      });
      for (const room of registry.rooms.values()) room.closeAll('goingAway');
      await Promise.all([
        within(notes.flush(), deadlineMs, clock).catch(() => undefined),
        documents.end(),
        background.end(),
        imports.end(),
        link?.close(),
      ]);
    },
    ready: () => !isDraining,
    figures: () => {
      const rooms = [...registry.rooms.values()];
      return {
        rooms: rooms.length,
        sessions: rooms.reduce((sum, room) => sum + room.sessions.size, 0),
        uncommittedBytes: rooms.reduce((sum, room) => sum + journal.pendingBytes(room), 0),
        commits: journal.commits,
        committedUpdates: journal.committedUpdates,
        failedCommits: journal.failures,
        compactions: registry.compactions,
        took: journal.took.figures(),
        tookP50Ms: journal.took.quantile(0.5),
        tookP95Ms: journal.took.quantile(0.95),
      };
    },
  };
}
