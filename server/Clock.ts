/** Time as the rooms see it, so that tests drive it by hand. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `work` at the end of this turn of the event loop, after everything that has arrived was read. */
  soon(work: () => void): void;
  /** Runs `work` once, `ms` from now, unless cancelled by what it gives back. */
  after(ms: number, work: () => void): () => void;
}

/** The process's own time. `now` may be given; turns and delays are Node's. */
export function systemClock(now: () => number = Date.now): Clock {
  return {
    now,
    soon: (work) => void setImmediate(work),
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
}
