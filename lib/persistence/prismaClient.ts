import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { z } from 'zod';
import { PrismaClient, type Prisma } from './generated/client.ts';
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
    // Its longer messages repeat what was to be written, and end in the log.
    errorFormat: 'minimal',
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
    const field = duplicateField(error);
    if (field === null) throw error;
    throw new DuplicateError(field, { cause: error });
  }
}

/** What Prisma's driver adapter says of a broken unique constraint; raw statements and models say it alike. */
const violation = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({
        kind: z.literal('UniqueConstraintViolation'),
        constraint: z.object({ index: z.string() }).optional(),
        table: z.string().optional(),
      }),
    }),
  }),
});

/** `users_email_key` of the table `users` is the column `email`; a primary key is called `id`. */
function duplicateField(error: unknown): string | null {
  const parsed = violation.safeParse(error);
  if (!parsed.success) return null;
  const { constraint, table = '' } = parsed.data.meta.driverAdapterError.cause;
  const name = constraint?.index ?? '';
  const field = /^(.+)_key$/.exec(name.startsWith(`${table}_`) ? name.slice(table.length + 1) : name)?.[1];
  return field ?? 'id';
}
