import { Client, Pool, type PoolConfig } from 'pg';

/** Time limits that make an unreachable or stuck database an error within seconds, ms. */
export const connectWithinMs = 5_000;
export const answerWithinMs = 8_000;

/** Connections kept to the embedded database: it has one backend, more would only wait inside it. */
const embeddedConnections = 4;
/** Connections kept to a PostgreSQL server, per node. */
const serverConnections = 12;

/** What our connections call themselves at a PostgreSQL server. */
export const applicationName = 'yardstick';

/** Where the database is: the embedded one's socket, or a PostgreSQL server's address. */
export type DatabaseAddress =
  { readonly kind: 'embedded'; readonly pool: PoolConfig } | { readonly kind: 'server'; readonly url: string };

/**
 * Opens the pool that Prisma and the rooms' log share.
 *
 * @param onLost Told of connections that break while nobody uses them; the pool replaces them by itself.
 */
export function openPool(address: DatabaseAddress, onLost: (error: Error) => void): Pool {
  const pool = new Pool({
    ...connection(address),
    max: address.kind === 'embedded' ? embeddedConnections : serverConnections,
    // The embedded database is ours alone: whoever comes after a quiet while need not wait for a connection.
    // At a server one stays in any case: by it a restore sees that somebody is at work here.
    ...(address.kind === 'embedded' ? { idleTimeoutMillis: 0 } : { min: 1 }),
    connectionTimeoutMillis: connectWithinMs,
    query_timeout: answerWithinMs,
    keepAlive: true,
    application_name: applicationName,
    // The server's own limits, for queries whose client is gone. The embedded engine has no clock to keep them.
    ...(address.kind === 'server'
      ? { statement_timeout: answerWithinMs, idle_in_transaction_session_timeout: 2 * answerWithinMs }
      : {}),
  });
  pool.on('error', onLost);
  return pool;
}

/** A connection of its own without time limits on statements, for migrations. */
export function migrationClient(address: DatabaseAddress): Client {
  return new Client({ ...connection(address), connectionTimeoutMillis: connectWithinMs });
}

function connection(address: DatabaseAddress): PoolConfig {
  return address.kind === 'embedded' ? address.pool : { connectionString: address.url };
}
