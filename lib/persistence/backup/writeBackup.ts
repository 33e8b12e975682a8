import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { BackupError, backupFormat, LineHash, type BackupEnd, type BackupHead } from './backupLines.ts';
import { dumpByKeys, dumpKeys, dumpTable, storedTables, type StoredTable } from './dumpTables.ts';

/** What never changes once written, and is large. Read after the transaction: the embedded database serves nobody else during one. */
const lastTables = ['images', 'version_contents'];
const migrationsTable = '_prisma_migrations';

/** What a backup is made of. */
export type BackupSource = {
  readonly client: Client;
  readonly database: 'embedded' | 'server';
  readonly version: string;
  readonly now: Date;
};

/**
 * Writes everything the database holds to one file: the state of one moment, whatever is written meanwhile. The file has its name
 * only once it is complete and on the disk, and only its owner may read it.
 *
 * @throws BackupError where the file's name is taken by something that is no backup, or the database holds nothing of ours.
 */
export async function writeBackup(source: BackupSource, file: string): Promise<BackupEnd> {
  await refuseForeignFile(file);
  const unfinished = `${file}.${randomUUID()}.part`;
  try {
    const end = await writeLines(source, unfinished);
    const written = await open(unfinished, 'r+');
    await written.sync();
    await written.close();
    await rename(unfinished, file);
    const folder = await open(dirname(file), 'r');
    await folder.sync();
    await folder.close();
    return end;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function writeLines(source: BackupSource, path: string): Promise<BackupEnd> {
  const gzip = createGzip({ level: 3 });
  const done = pipeline(gzip, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  // Told by the write that fails, or awaited at the end.
  done.catch(() => undefined);
  const all = new LineHash();
  const write = async (lines: readonly string[]): Promise<void> => {
    for (const line of lines) all.add(line);
    if (gzip.destroyed) await done;
    if (!gzip.write(`${lines.join('\n')}\n`)) await Promise.race([once(gzip, 'drain'), done]);
  };
  const { client } = source;
  let tables = 0;
  let total = 0;
  const writeTable = async (table: StoredTable, pieces: AsyncIterable<readonly string[]>): Promise<void> => {
    const hash = new LineHash();
    let rows = 0;
    await write([JSON.stringify({ table: table.name, columns: table.columns })]);
    for await (const lines of pieces) {
      for (const line of lines) hash.add(line);
      rows += lines.length;
      await write(lines);
    }
    await write([JSON.stringify({ end: table.name, rows, sha256: hash.hex() })]);
    tables += 1;
    total += rows;
  };
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await write([JSON.stringify(await headOf(source))]);
    const found = (await storedTables(client)).filter(({ name }) => name !== migrationsTable);
    const late = found.filter(({ name, key }) => lastTables.includes(name) && key.length > 0);
    for (const table of found.filter((table) => !late.includes(table))) {
      await writeTable(table, dumpTable(client, table));
    }
    const keys = [];
    for (const table of late) keys.push({ table, keys: await dumpKeys(client, table) });
    await client.query('COMMIT');
    for (const seen of keys) await writeTable(seen.table, dumpByKeys(client, seen.table, seen.keys));
    const end: BackupEnd = { end: 'backup', tables, rows: total, sha256: all.hex() };
    gzip.end(`${JSON.stringify(end)}\n`);
    await done;
    return end;
  } catch (error) {
    gzip.destroy();
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function headOf({ client, database, version, now }: BackupSource): Promise<BackupHead> {
  const found = await client.query<{ found: boolean }>(`SELECT to_regclass('${migrationsTable}') IS NOT NULL AS found`);
  if (found.rows[0]?.found !== true) throw new BackupError('this database holds nothing of Yardstick.');
  const migrations = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM "${migrationsTable}"
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY started_at, migration_name`,
  );
  const sequences = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() ORDER BY sequencename`,
  );
  return {
    yardstick: 'backup',
    format: backupFormat,
    version,
    madeAt: now.toISOString(),
    database,
    migrations: migrations.rows,
    sequences: sequences.rows,
  };
}

/** An older backup is replaced; anything else of that name is not ours to overwrite. */
async function refuseForeignFile(file: string): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there === null || (there.isFile() && there.size === 0)) return;
  if (!there.isFile() || !(await isGzip(file)))
    throw new BackupError(`${file} exists and is no backup. Choose another name.`);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.equals(Buffer.from([0x1f, 0x8b]));
  } finally {
    await handle.close();
  }
}
