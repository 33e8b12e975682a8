import type { Database, DraftStore } from '../../lib/commands/ports.ts';
import { memoryDrafts } from './memoryDrafts.ts';
import { emptyState, type MemoryAccess, type MemoryState } from './memoryState.ts';
import { memoryStores } from './memoryStores.ts';

/** A database in memory that keeps the promises of the real one, for tests of what lies above it. */
export type MemoryDatabase = {
  readonly database: Database;
  readonly drafts: DraftStore;
  /** The committed state, for tests that look at what was written. */
  readonly state: () => MemoryState;
  /** From now on every call fails with this error, as if the database were unreachable; null mends it. */
  readonly failWith: (error: Error | null) => void;
};

/**
 * Makes an empty database. Transactions come one after the other, each on a copy that becomes the state when
 * it ends well; reading outside one sees the last commit.
 */
export function createMemoryDatabase(now: () => Date = () => new Date()): MemoryDatabase {
  let committed = emptyState();
  let failure: Error | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  }

  function transaction<T>(work: (access: MemoryAccess) => Promise<T>): Promise<T> {
    return inTurn(async () => {
      requireReachable();
      const copy = structuredClone(committed);
      const run = async <R>(use: (state: MemoryState) => R): Promise<R> => {
        requireReachable();
        return use(copy);
      };
      const value = await work({ read: run, write: run });
      requireReachable();
      committed = copy;
      return value;
    });
  }

  function requireReachable(): void {
    if (failure !== null) throw failure;
  }

  const outside: MemoryAccess = {
    read: async (look) => {
      requireReachable();
      return structuredClone(look(committed));
    },
    write: (change) => transaction((access) => access.write(change)),
  };
  return {
    database: {
      read: memoryStores(outside, now),
      transaction: (work) => transaction((access) => work(memoryStores(access, now))),
    },
    drafts: memoryDrafts(outside, now),
    state: () => committed,
    failWith: (error) => {
      failure = error;
    },
  };
}
