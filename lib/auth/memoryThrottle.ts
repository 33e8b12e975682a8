import type { SignInThrottle } from '../commands/runtime.ts';
import { networkOf } from './networkOf.ts';

/** Failures allowed in `windowMs` for one account from one address, and for one address. */
const perAccount = 10;
const perAddress = 100;
const windowMs = 5 * 60 * 1000;
/** Counters kept of each kind; the oldest go first. An address can make `perAddress` of them in a window. */
const maxCounters = 50_000;

type Counter = { failures: number; readonly endsAt: number };

/**
 * Counts failed sign-ins in memory. An account is counted together with the address that tries, so nobody elsewhere can
 * lock its owner out; a window ends five minutes after its first failure, whatever is tried meanwhile.
 *
 * @param now Milliseconds; for tests.
 */
export function createMemoryThrottle(now: () => number = Date.now): SignInThrottle {
  const byAccount = new Map<string, Counter>();
  const byAddress = new Map<string, Counter>();

  const current = (counters: Map<string, Counter>, key: string): Counter | null => {
    const counter = counters.get(key);
    if (counter === undefined) return null;
    if (counter.endsAt > now()) return counter;
    counters.delete(key);
    return null;
  };
  const count = (counters: Map<string, Counter>, key: string): number => {
    const counter = current(counters, key) ?? { failures: 0, endsAt: now() + windowMs };
    counter.failures += 1;
    counters.set(key, counter);
    for (const oldest of counters.keys()) {
      if (counters.size <= maxCounters) break;
      counters.delete(oldest);
    }
    return counter.failures;
  };
  const secondsLeft = (counter: Counter | null, max: number): number =>
    counter === null || counter.failures < max ? 0 : Math.max(1, Math.ceil((counter.endsAt - now()) / 1000));

  return {
    check: async (account, address) => {
      const from = networkOf(address);
      const wait = Math.max(
        secondsLeft(current(byAccount, accountKey(account, from)), perAccount),
        secondsLeft(current(byAddress, from), perAddress),
      );
      return wait === 0 ? null : wait;
    },
    failed: async (account, address) => {
      const from = networkOf(address);
      const ofAccount = count(byAccount, accountKey(account, from));
      const ofAddress = count(byAddress, from);
      return Math.min(perAccount - ofAccount, perAddress - ofAddress);
    },
    succeeded: async (account, address) => {
      const from = networkOf(address);
      byAccount.delete(accountKey(account, from));
      // Only what this attempt itself added: an account of one's own must not wipe out guesses at others.
      const counter = current(byAddress, from);
      if (counter !== null && counter.failures > 0) counter.failures -= 1;
    },
  };
}

/** Bounded in length: what was typed as an account comes from strangers. */
function accountKey(account: string, from: string): string {
  return `${from} ${account.slice(0, 254)}`;
}
