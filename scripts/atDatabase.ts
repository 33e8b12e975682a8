// How the commands at the terminal reach the database: a PostgreSQL server, the embedded one, or the one a running server has.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client } from 'pg';
import { BackupError } from '../lib/persistence/backup/backupLines.ts';
import { servedFolder, startEmbedded } from '../lib/persistence/embedded/startEmbedded.ts';
import { MigrationError } from '../lib/persistence/migrate.ts';
import { migrationClient, type DatabaseAddress } from '../lib/persistence/openPool.ts';
import { holdDataDir } from '../server/dataDir.ts';

/** What the user can do something about; shown without a stack. */
export class Refusal extends Error {}

/** The embedded database's folder, from DATA_DIR. */
export const dataDirOfSettings = (): string => resolve(process.env['DATA_DIR'] || './data');
/** The PostgreSQL server's address, from DATABASE_URL; null: the embedded database. */
export const serverOfSettings = (): string | null => process.env['DATABASE_URL'] || null;
/** Whether there is an embedded database in the folder. */
export const isDatabase = (dataDir: string): boolean => existsSync(join(dataDir, 'pgdata'));

/** A path given at the terminal: from where the person was, which npm remembers. */
export const pathGiven = (path: string): string => resolve(process.env['INIT_CWD'] || process.cwd(), path);

/** Connects, works, and closes. */
export async function withClient<T>(address: DatabaseAddress, work: (client: Client) => Promise<T>): Promise<T> {
  const client = migrationClient(address);
  try {
    await client.connect();
  } catch (error) {
    throw new Refusal(`the database cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
  // Told by the query that is under way.
  client.on('error', () => undefined);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts the embedded database in a folder that nobody else has, works, and stops it. */
export async function withEmbedded<T>(dataDir: string, work: (client: Client) => Promise<T>): Promise<T> {
  const held = await holdDataDir(dataDir);
  if (!held.ok) {
    const { pid, host, since } = held.error;
    throw new Refusal(
      `process ${pid} on ${host} has the embedded database in ${dataDir} since ${since}. Stop it first.`,
    );
  }
  try {
    const embedded = await startEmbedded({ dataDir });
    try {
      return await withClient({ kind: 'embedded', pool: embedded.pool }, work);
    } finally {
      await embedded.close();
    }
  } finally {
    await held.value.release();
  }
}

/** Works on the embedded database whether or not a server has it: beside a running one on this machine, else alone. */
export async function besideEmbedded<T>(dataDir: string, work: (client: Client) => Promise<T>): Promise<T> {
  const served = await servedFolder(dataDir);
  if (served === null) return withEmbedded(dataDir, work);
  return withClient(
    { kind: 'embedded', pool: { host: served, port: 5432, user: 'postgres', database: 'postgres' } },
    work,
  );
}

/** This program's version. */
export function ownVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Runs a command; what the user can do something about is one sentence, and exit code 1. */
export async function runCommand(name: string, main: (words: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof MigrationError || error instanceof BackupError)) throw error;
    process.stderr.write(`${name}: ${error.message}\n`);
    process.exitCode = 1;
  }
}
