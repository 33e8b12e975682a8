import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { Prisma, PrismaClient } from './generated/client.ts';
import { DuplicateError } from './DuplicateError.ts';

/** The client outside a transaction, or the one inside. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** How long a transaction waits for a connection, and how long it may take, ms; both bound how long a caller hangs. */
const maxWaitMs = 5_000;
const timeoutMs = 10_000;

/** The Prisma client over an existing pool, so that raw statements and Prisma share connections. */
export function prismaClient(pool: Pool): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: maxWaitMs, timeout: timeoutMs },
  });
}

/** Runs `work` inside a transaction: the one `db` is in, else a new one. */
export function inTransaction<T>(db: Db, work: (transaction: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return '$transaction' in db ? db.$transaction(work) : work(db);
}

/** Waits for a write; a broken unique constraint becomes `DuplicateError`, everything else is passed on. */
export async function written<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new DuplicateError(duplicateField(error.meta), { cause: error });
    }
    throw error;
  }
}

/** Prisma's driver adapters name the columns deep inside `meta`; where they do not, the field is `unknown`. */
function duplicateField(meta: unknown): string {
  const found = /"fields":\s*\[\s*"\\?"?([a-z_]+)/.exec(JSON.stringify(meta ?? null));
  return found?.[1] ?? 'unknown';
}
