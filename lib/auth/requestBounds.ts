import type { RequestBounds } from '../commands/runtime.ts';

/** What one account may ask of the API, or one address where nobody is signed in. Each process counts for itself. */
export const requestLimits = {
  /** Requests a second for as long as one likes: far above any page and any honest program. */
  perSecond: 200,
  /** Requests at once, after a pause. */
  burst: 1_000,
  /** Costly work under way at once: import, export, search, comparison, checks, restore. */
  costlyAtOnce: 4,
  /** Costly requests that wait for their turn behind it, unread. */
  costlyWaiting: 400,
  /** Callers counted; who asked longest ago goes first, and would have been back at the whole burst in seconds. */
  maxCounted: 20_000,
} as const;

export type RequestLimits = { readonly [K in keyof typeof requestLimits]: number };

/** What is left of a caller's burst at that moment. */
type Bucket = { readonly left: number; readonly atMs: number };
/** Costly work of one caller. */
type Turns = { running: number; readonly waiting: Set<() => void> };

/**
 * Bounds what one caller uses of the server, in memory: a token bucket for requests, turns for costly work.
 *
 * @param now Milliseconds that never go back; for tests.
 */
export function createRequestBounds(
  now: () => number = () => performance.now(),
  limits: RequestLimits = requestLimits,
): RequestBounds & { readonly counted: () => number; readonly working: () => number } {
  // In order of the last request, oldest first.
  const buckets = new Map<string, Bucket>();
  const turnsOf = new Map<string, Turns>();

  const ending = (caller: string, turns: Turns): (() => void) => {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const [next] = turns.waiting;
      if (next !== undefined) return next();
      turns.running -= 1;
      if (turns.running === 0) turnsOf.delete(caller);
    };
  };

  /** A tenth at once: the front of a map from which one is taken each time is slow to find. */
  const forgetOldest = (): void => {
    for (const oldest of buckets.keys()) {
      if (buckets.size <= 0.9 * limits.maxCounted) return;
      buckets.delete(oldest);
    }
  };

  return {
    counted: () => buckets.size,
    working: () => turnsOf.size,
    count: (caller) => {
      const nowMs = now();
      const known = buckets.get(caller);
      const refilled =
        known === undefined ? limits.burst : known.left + ((nowMs - known.atMs) * limits.perSecond) / 1000;
      const left = Math.min(limits.burst, refilled);
      const isAllowed = left >= 1;
      buckets.delete(caller);
      buckets.set(caller, { left: isAllowed ? left - 1 : left, atMs: nowMs });
      if (buckets.size > limits.maxCounted) forgetOldest();
      return isAllowed ? null : Math.max(1, Math.ceil((1 - left) / limits.perSecond));
    },
    begin: (caller, signal) => {
      const turns = turnsOf.get(caller) ?? { running: 0, waiting: new Set() };
      if (turns.running < limits.costlyAtOnce) {
        turns.running += 1;
        turnsOf.set(caller, turns);
        return Promise.resolve(ending(caller, turns));
      }
      if (turns.waiting.size >= limits.costlyWaiting || signal.aborted) return Promise.resolve(null);
      return new Promise((resolve) => {
        const leave = (): void => {
          turns.waiting.delete(go);
          signal.removeEventListener('abort', giveUp);
        };
        const go = (): void => {
          leave();
          resolve(ending(caller, turns));
        };
        const giveUp = (): void => {
          leave();
          resolve(null);
        };
        turns.waiting.add(go);
        signal.addEventListener('abort', giveUp);
      });
    },
  };
}
