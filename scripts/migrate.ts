// `npm run migrate`: brings the database's schema up to date, or tells its state. `npm start` does the first by itself.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client } from 'pg';
import { startEmbedded } from '../lib/persistence/embedded/startEmbedded.ts';
import { migrate, MigrationError, migrationStatus, type MigrationStatus } from '../lib/persistence/migrate.ts';
import { migrationClient, type DatabaseAddress } from '../lib/persistence/openPool.ts';
import { holdDataDir } from '../server/dataDir.ts';

const help = `npm run migrate              applies what is pending, in one transaction
npm run migrate -- --status  tells what is applied and what is pending, and changes nothing
npm run migrate -- --help    this text

Settings (environment): DATABASE_URL for a PostgreSQL server, else the embedded database in DATA_DIR (./data).
The embedded database must not be in use: stop the server first. It also migrates by itself when it starts.
`;

/** What the user can do something about; shown without a stack. */
class Refusal extends Error {}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function printStatus(status: MigrationStatus): void {
  for (const name of status.applied) print(`applied  ${name}`);
  for (const name of status.pending) print(`pending  ${name}`);
  print(`${status.applied.length} applied, ${status.pending.length} pending`);
}

async function withClient(address: DatabaseAddress, work: (client: Client) => Promise<MigrationStatus>): Promise<void> {
  const client = migrationClient(address);
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(`the database cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    printStatus(await work(client));
  } finally {
    await client.end();
  }
}

async function withEmbedded(dataDir: string, work: (client: Client) => Promise<MigrationStatus>): Promise<void> {
  const held = await holdDataDir(dataDir);
  if (!held.ok) {
    const { pid, host, since } = held.error;
    throw new Refusal(
      `process ${pid} on ${host} has the embedded database in ${dataDir} since ${since}. Stop it first; it has migrated when it started.`,
    );
  }
  try {
    const embedded = await startEmbedded({ dataDir });
    try {
      await withClient({ kind: 'embedded', pool: embedded.pool }, work);
    } finally {
      await embedded.close();
    }
  } finally {
    await held.value.release();
  }
}

async function main(flags: readonly string[]): Promise<void> {
  if (flags.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const unknown = flags.find((flag) => flag !== '--status');
  if (unknown !== undefined) throw new Refusal(`unknown: ${unknown}\n\n${help}`);
  const isStatus = flags.includes('--status');
  const work = (client: Client) => (isStatus ? migrationStatus(client) : migrate(client));

  const url = process.env['DATABASE_URL'] ?? '';
  if (url !== '') {
    await withClient({ kind: 'server', url }, work);
    return;
  }
  const dataDir = resolve(process.env['DATA_DIR'] ?? './data');
  if (isStatus && !existsSync(join(dataDir, 'pgdata'))) {
    print(`no database in ${dataDir} yet: the first start makes it`);
    return;
  }
  await withEmbedded(dataDir, work);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal || error instanceof MigrationError)) throw error;
  process.stderr.write(`migrate: ${error.message}\n`);
  process.exitCode = 1;
}
