/** Every bound of the co-editing protocol, with unit and reason. Tests and documents read them from here. */
export const limits = {
  /** Encoded size of one draft, bytes. Beyond it an update is refused with 4413 and changes nothing. */
  maxDocumentBytes: 8 * 1024 * 1024,
  /** Largest frame a client may send, bytes: a whole draft as sync step 2 and its header. Larger: 1009 from the WebSocket layer. */
  maxFrameBytes: 8 * 1024 * 1024 + 1024,
  /** Frames one socket may send per `rateWindowMs` (200 a second over 5 s); shorter bursts pass. Beyond: 4429. */
  maxFramesPerWindow: 1000,
  rateWindowMs: 5_000,
  /** Bytes waiting to leave for one socket, beyond what opening the draft itself needs. Beyond: 4408. */
  maxBacklogBytes: 4 * 1024 * 1024,
  /** Acknowledged within: an update waits at most this long for its group commit to begin, ms. */
  groupCommitMs: 25,
  /** Updates not yet committed that one room may hold, bytes; the database is then too far behind: 4503. */
  maxUncommittedBytes: 12 * 1024 * 1024,
  /** How long a commit that fails is tried again before its rooms close with 4503, ms. */
  commitRetryMs: 15_000,
  /** A room nobody is in stays loaded this long, ms, so that a reload is free. */
  idleRoomMs: 30_000,
  /** The log tail is folded into the snapshot beyond this many updates ... */
  compactAfterUpdates: 500,
  /** ... or this many bytes. */
  compactAfterBytes: 1024 * 1024,
  /** Interval of WebSocket pings, ms; a peer that missed two is gone. */
  pingMs: 25_000,
  /** Awareness ids one socket may own: its own and some reloads of its document. */
  maxAwarenessIdsPerSession: 4,
  /** One person's awareness state as JSON, bytes. */
  maxAwarenessStateBytes: 64 * 1024,
  /** Yjs client ids one socket may write new content under in `update` messages. */
  maxClientIdsPerSession: 16,
  /** Logical clocks beyond this are made up. */
  maxClock: 2 ** 40,
  /** Updates with missing predecessors a socket may send without resolving them. */
  maxUnresolvedUpdates: 64,
  /** How long SIGTERM may take, ms. */
  drainMs: 10_000,
} as const;
