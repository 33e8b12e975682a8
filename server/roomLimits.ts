import { breathMs, versionAfterQuietMs, versionAtLongestMs } from '../lib/domain/versions/versionDue.ts';
import { limits } from '../lib/protocol/limits.ts';

/** Every bound the rooms keep: those of the protocol, and those that only the server's inside knows. */
export const roomLimits = {
  ...limits,
  /** How long joining may wait for the store, ms; then 4503. */
  loadTimeoutMs: 5_000,
  /** A closed socket that has not gone by itself is cut after this long, ms. */
  closeGraceMs: 1_000,
  /** A socket that was sent nothing for this long gets an empty presence message, ms: the y-websocket client takes 30 s of silence for a dead server. */
  heartbeatMs: 15_000,
  /** How often idle rooms, silent sockets and due compactions are looked for, ms. */
  sweepMs: 1_000,
  /** An awareness id that left belongs to its owner this long, ms: clients echo the states they were sent. */
  departedMs: 60_000,
  /** Departed awareness ids a room remembers; the oldest are forgotten first. */
  maxDepartedIds: 1_024,
  /** One awareness message, bytes: far beyond what a room full of honest people sends. Beyond: 4413. */
  maxAwarenessMessageBytes: 1024 * 1024,
  /** While the store is slow commits begin up to this far apart, ms. */
  longestGroupCommitMs: 50,
  /** More updates of one session than this in one turn are merged before they are sent. */
  mergeBurstsOver: 3,
  /** Rows of one session are joined in the log while the joined row stays below this, bytes. */
  maxLogRowBytes: 64 * 1024,
  /** Snapshots up to this size are sent whole to who comes back: cheaper than computing what is missing. */
  sendWholeBelowBytes: 32 * 1024,
  /** Who comes in hears what the others do after the draft; who never asks for it, after this long, ms. */
  holdRelaysMs: 1_000,
  /** By how much updates that only delete may pass `maxDocumentBytes`. */
  deletionAllowanceBytes: 256 * 1024,
  /** A state vector a client sends, bytes, beyond twice the room's own. */
  maxStateVectorBytes: 64 * 1024,
  /** A draft that nobody has changed for this long is folded, ms: title and figures in lists follow. */
  compactAfterQuietMs: 5_000,
  /** What a draft's changes mean for approvals is looked at this long after the last of them, ms. */
  lookAfterQuietMs: 1_000,
  /** And this often while they go on, ms. */
  lookEveryMs: 4_000,
  /** When a version is kept without anybody asking: the domain's to say. */
  versionAfterQuietMs,
  versionAtLongestMs,
  breathMs,
  /** After one that could not be kept, this long until it is tried again, ms. */
  versionPauseMs: 60_000,
  /** One piece of document work in the worker, ms; then the worker is ended. */
  documentWorkMs: 20_000,
  /** One file that is imported, ms; then the worker is ended and the file refused. */
  importMs: 20_000,
  /** Memory of the worker that reads imported files, MiB: what a hostile file can use up is its own. */
  importHeapMb: 768,
  /** Files that may wait for it. */
  maxWaitingImports: 16,
  /** The worker that reads imported files ends when nobody imports for this long, ms. */
  importIdleMs: 120_000,
  /** A compaction that failed is not tried again for this long, ms. */
  compactionPauseMs: 60_000,
  /** How often per session it is looked whether a step 2 deletes anything new: it costs reading the log. */
  maxDeletionChecks: 16,
} as const;

export type RoomLimits = { readonly [K in keyof typeof roomLimits]: number };
