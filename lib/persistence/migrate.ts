import { randomUUID } from 'node:crypto';
import type { Client, ClientBase, Pool } from 'pg';
import { readMigrations, type Migration } from './migrations.ts';

/** A row of `_prisma_migrations`, as far as it matters. */
type AppliedRow = {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
};

/** What a database holds against what this code brings, by migration name. */
export type MigrationStatus = { readonly applied: readonly string[]; readonly pending: readonly string[] };

/** Why the schema cannot be brought up to date. `kind` tells it apart; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly kind: 'newer-schema' | 'checksum' | 'unfinished' | 'failed';

  constructor(kind: MigrationError['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** Key of the advisory lock; any number, the same in all versions, and Prisma's own, so that its CLI waits too. */
const lockKey = 72_707_369;

/** Prisma's table, column by column as its own engine makes it. */
const createTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the schema up to date: all pending migrations in one transaction, under a lock, so that of several
 * processes that start at once one migrates and the others wait and find it done. Writes the table that
 * `prisma migrate deploy` reads, which then agrees.
 *
 * @throws MigrationError, changing nothing: `newer-schema` when the database holds a migration this code does not
 * know (older code must not run on it), `checksum` when an applied file was changed since, `unfinished` when
 * Prisma's CLI left one half done, `failed` when the database refused a statement.
 */
export async function migrate(
  pool: Pool | Client,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationStatus> {
  return await onOneConnection(pool, async (client) => {
    await client.query('BEGIN');
    try {
      const status = await migrateInside(client, migrations);
      await client.query('COMMIT');
      return status;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}

/** As `migrate`, inside a transaction of the caller's: nothing stands until that commits. */
export async function migrateInside(
  client: ClientBase,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationStatus> {
  // Advisory and for the transaction: it goes with the connection, whatever happens to this process.
  await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
  await client.query(createTable);
  const status = compare(await readApplied(client), migrations);
  for (const name of status.pending) await apply(client, requireMigration(migrations, name));
  return { applied: [...status.applied, ...status.pending], pending: [] };
}

/** What is applied and what is pending, changing nothing; throws `MigrationError` as `migrate` does. */
export async function migrationStatus(
  pool: Pool | Client,
  migrations: readonly Migration[] = readMigrations(),
): Promise<MigrationStatus> {
  return await onOneConnection(pool, async (client) => {
    const found = await client.query<{ found: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
    );
    return compare(found.rows[0]?.found === true ? await readApplied(client) : [], migrations);
  });
}

async function readApplied(client: ClientBase): Promise<readonly AppliedRow[]> {
  const result = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM "_prisma_migrations" ORDER BY started_at, migration_name',
  );
  return result.rows.filter((row) => row.rolled_back_at === null);
}

function compare(applied: readonly AppliedRow[], migrations: readonly Migration[]): MigrationStatus {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const name = row.migration_name;
    const migration = known.get(name);
    if (migration === undefined) {
      throw new MigrationError(
        'newer-schema',
        `the database holds the migration ${name}, which this version does not know: it was written by a newer version. Start that one, or restore a backup made by this one.`,
      );
    }
    if (row.finished_at === null) {
      throw new MigrationError(
        'unfinished',
        `the migration ${name} was begun and not finished; see "prisma migrate resolve".`,
      );
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(
        'checksum',
        `the migration ${name} was changed after it was applied to this database (${row.checksum} then, ${migration.checksum} now). Put the file back as it was; write a new migration for changes.`,
      );
    }
  }
  const names = applied.map((row) => row.migration_name);
  return {
    applied: names,
    pending: migrations.map((migration) => migration.name).filter((name) => !names.includes(name)),
  };
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query(migration.sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(
      'failed',
      `the migration ${migration.name} failed and nothing was changed: ${reason}`,
      error,
    );
  }
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
     VALUES ($1, $2, clock_timestamp(), $3, statement_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  );
}

function requireMigration(migrations: readonly Migration[], name: string): Migration {
  const migration = migrations.find((candidate) => candidate.name === name);
  if (migration === undefined) throw new Error(`no such migration: ${name}`);
  return migration;
}

async function onOneConnection<T>(pool: Pool | Client, work: (client: ClientBase) => Promise<T>): Promise<T> {
  if (!('totalCount' in pool)) return await work(pool);
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
