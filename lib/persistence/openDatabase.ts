import type { Database, DraftStore, MailQueue, Stores } from '../commands/ports.ts';
import type { DeliveryQueue } from '../commands/WebhookStore.ts';
import { deliveryQueue } from './deliveryQueue.ts';
import { databaseFigures, type DatabaseFigures } from './databaseFigures.ts';
import type { SharedDrafts } from '../commands/SharedDrafts.ts';
import { draftStore } from './drafts/draftStore.ts';
import { sharedDrafts } from './drafts/sharedDrafts.ts';
import { startEmbedded, type EmbeddedDatabase } from './embedded/startEmbedded.ts';
import { mailQueue } from './mailQueue.ts';
import { migrate, migrationStatus, type MigrationStatus } from './migrate.ts';
import { migrationClient, openPool, type DatabaseAddress } from './openPool.ts';
import { prismaClient } from './prismaClient.ts';
import { allStores } from './stores/allStores.ts';
import { tokenByHash } from './stores/tokenByHash.ts';

/** Where the layer below says what happens to it; pino's shape. */
export type PersistenceLog = {
  readonly info: (data: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (data: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (data: Readonly<Record<string, unknown>>, message: string) => void;
};

/** The database, migrated and ready. Only data and functions: it crosses module graphs. */
export type OpenDatabase = {
  readonly kind: 'embedded' | 'server';
  readonly database: Database;
  readonly drafts: DraftStore;
  /** The same drafts, as several nodes share them. */
  readonly shared: SharedDrafts;
  readonly mail: MailQueue;
  readonly deliveries: DeliveryQueue;
  /** Rejects within seconds when the database does not answer. */
  ping(): Promise<void>;
  /** Whether the schema is this version's, now: another version may have changed it since. Rejects as `ping`. */
  isCurrent(): Promise<boolean>;
  /** Counts of what is kept; for whoever runs it. */
  figures(): Promise<DatabaseFigures>;
  /** The migrations as they were after opening: nothing is pending. */
  readonly migrations: MigrationStatus;
  /** Resolves with the reason should the embedded database die; the process can then only end. Never for a server. */
  readonly failed: Promise<Error>;
  /** Lets running queries end, closes all connections and, where embedded, the database. */
  close(): Promise<void>;
};

/** What `openDatabase` needs. With `databaseUrl` nothing is written to `dataDir`. */
export type OpenDatabaseOptions = {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly log: PersistenceLog;
};

/**
 * Opens the database at `databaseUrl`, or starts the embedded one in `dataDir`, and brings its schema up to date.
 *
 * @throws MigrationError when the schema is not one this code may run on; DatabaseInUseError when another process
 * has the embedded database; the driver's own error when a server cannot be reached within seconds.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { log } = options;
  const embedded = options.databaseUrl === undefined ? await startEmbedded(options) : null;
  const address = addressOf(embedded, options.databaseUrl ?? '');
  try {
    const migrations = await migrateAt(address);
    const pool = openPool(address, (error) => {
      log.warn({ reason: error.message }, 'a database connection was lost');
    });
    const client = prismaClient(pool);
    const stores = allStores(client);
    const read: Stores = {
      ...stores,
      tokens: { ...stores.tokens, byTokenHash: tokenByHash(pool) },
    };
    const drafts = draftStore(pool);
    await warmUp(read, drafts);
    let closing: Promise<void> | undefined;
    return {
      kind: address.kind,
      database: {
        read,
        transaction: (work) => client.$transaction((transaction) => work(allStores(transaction))),
      },
      drafts,
      deliveries: deliveryQueue(pool),
      shared: sharedDrafts(pool),
      mail: mailQueue(client, (work) => client.$transaction((transaction) => work(transaction))),
      ping: async () => {
        await pool.query('SELECT 1');
      },
      isCurrent: async () => {
        await pool.query('SELECT 1');
        return migrationStatus(pool).then(
          ({ pending }) => pending.length === 0,
          () => false,
        );
      },
      figures: () => databaseFigures(pool),
      migrations,
      failed: embedded?.failed ?? new Promise(() => undefined),
      close: () => {
        closing ??= (async () => {
          await client.$disconnect();
          await pool.end();
          await embedded?.close();
        })();
        return closing;
      },
    };
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

/** Nobody's and nothing's id. */
const nil = '00000000-0000-0000-0000-000000000000';

/** Asks for nothing what whoever comes first will ask: the first query of each kind takes ten times as long as the next. */
async function warmUp(read: Stores, drafts: DraftStore): Promise<void> {
  await Promise.all([drafts.admission(nil, nil), drafts.load(nil), read.tokens.byTokenHash('')]);
  await read.tokens.touch(nil, new Date());
}

function addressOf(embedded: EmbeddedDatabase | null, url: string): DatabaseAddress {
  return embedded === null ? { kind: 'server', url } : { kind: 'embedded', pool: embedded.pool };
}

async function migrateAt(address: DatabaseAddress): Promise<MigrationStatus> {
  const client = migrationClient(address);
  await client.connect();
  try {
    return await migrate(client);
  } finally {
    await client.end();
  }
}
