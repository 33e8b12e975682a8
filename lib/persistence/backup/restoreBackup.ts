import { DatabaseError, type Client } from 'pg';
import { migrateInside } from '../migrate.ts';
import { readMigrations, type Migration } from '../migrations.ts';
import { BackupError, type BackupEnd, type BackupHead, type TableHead } from './backupLines.ts';
import { quoted, storedTables } from './dumpTables.ts';
import { readBackup } from './readBackup.ts';

/** How rows go in: together up to about this many characters, so that memory stays bounded. */
const batchChars = 4 * 1024 * 1024;
/** Where people and their work are; with a row in either, the database is somebody's. */
const telling = ['users', 'assessments'];

/** How a restore is to go about what is there already. */
export type RestoreOptions = {
  /** Replaces what the database holds. Without it a database with anything in it is refused. */
  readonly replace: boolean;
  readonly migrations?: readonly Migration[];
};

/**
 * Puts a backup into a database, in one transaction: all of it or nothing. The whole file is read and checked before the first
 * row is written. An older backup is laid into the schema of its day and then brought to today's.
 *
 * @throws BackupError where the file cannot be trusted, comes from a newer schema, or the database is not empty.
 */
export async function restoreBackup(
  client: Client,
  file: string,
  options: RestoreOptions,
): Promise<{ readonly head: BackupHead; readonly end: BackupEnd }> {
  const { head } = await readBackup(file);
  const known = options.migrations ?? readMigrations();
  const ofThatDay = migrationsOf(head, known, file);
  await client.query('BEGIN');
  try {
    await makeRoom(client, known, options.replace);
    await migrateInside(client, ofThatDay);
    const end = await fill(client, file, head);
    await migrateInside(client, known);
    await client.query('COMMIT');
    return { head, end };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    if (error instanceof DatabaseError) {
      throw new BackupError(`the database refused what ${file} holds: ${error.message}. Nothing was changed.`);
    }
    throw error;
  }
}

/** The migrations that the backup's schema had; refuses one that this code does not have, or has in another form. */
function migrationsOf(head: BackupHead, known: readonly Migration[], file: string): readonly Migration[] {
  for (const { name, checksum } of head.migrations) {
    const own = known.find((migration) => migration.name === name);
    if (own === undefined) {
      throw new BackupError(
        `${file} was made by a newer version (${head.version}): its schema has ${name}, which this version does not know. Restore it with that version. Nothing was changed.`,
      );
    }
    if (own.checksum !== checksum) {
      throw new BackupError(`${file} has another form of ${name} than this version. Nothing was changed.`);
    }
  }
  const names = new Set(head.migrations.map(({ name }) => name));
  return known.filter(({ name }) => names.has(name));
}

/** Leaves the schema without anything of ours, or refuses. */
async function makeRoom(client: Client, known: readonly Migration[], replace: boolean): Promise<void> {
  const there = await storedTables(client);
  if (!replace) {
    for (const name of telling.filter((table) => there.some((found) => found.name === table))) {
      const { rows } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
      if (rows.length > 0) {
        throw new BackupError(
          'this database is not empty. Restore into an empty one, or say --replace to lose what it holds. Nothing was changed.',
        );
      }
    }
  }
  if (!(await isOurs(client, known))) return;
  if (there.length > 0) await client.query(`DROP TABLE ${there.map(({ name }) => quoted(name)).join(', ')} CASCADE`);
  const { rows: functions } = await client.query<{ signature: string }>(
    `SELECT p.oid::regprocedure::text AS signature FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname = current_schema()
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
  );
  for (const { signature } of functions) await client.query(`DROP FUNCTION ${signature}`);
}

/** Whether the schema was made by our migrations: then all in it is ours, what a newer version made as well. */
async function isOurs(client: Client, known: readonly Migration[]): Promise<boolean> {
  const there = await storedTables(client);
  if (!there.some(({ name }) => name === '_prisma_migrations')) return false;
  const { rows } = await client.query('SELECT 1 FROM "_prisma_migrations" WHERE migration_name = $1', [known[0]?.name]);
  return rows.length > 0;
}

/** Lays the rows into the empty tables. Links between tables are taken off meanwhile and put back, which checks them all. */
async function fill(client: Client, file: string, head: BackupHead): Promise<BackupEnd> {
  const links = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT r.relname AS "table", c.conname AS name, pg_get_constraintdef(c.oid) AS definition
    FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
    WHERE c.contype = 'f' AND n.nspname = current_schema()`);
  for (const { table, name } of links.rows) {
    await client.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  }
  const tables = await storedTables(client);
  // A migration may have put rows in; the backup has them as they were.
  const own = tables.map(({ name }) => name).filter((name) => name !== '_prisma_migrations');
  if (own.length > 0) await client.query(`TRUNCATE ${own.map(quoted).join(', ')}`);
  let waiting: string[] = [];
  let chars = 0;
  const flush = async (table: TableHead): Promise<void> => {
    if (waiting.length === 0) return;
    const columns = table.columns.map(quoted).join(', ');
    await client.query(
      `INSERT INTO ${quoted(table.table)} (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::${quoted(table.table)}, $1::json)`,
      [`[${waiting.join(',')}]`],
    );
    waiting = [];
    chars = 0;
  };
  const { end } = await readBackup(file, {
    table: async ({ table, columns }) => {
      const stored = tables.find(({ name }) => name === table);
      if (stored === undefined || columns.some((column) => !stored.columns.includes(column))) {
        throw new BackupError(`${file} is damaged: its schema has no such ${table}. Nothing was changed.`);
      }
    },
    row: (line, table) => {
      waiting.push(line);
      chars += line.length;
      return chars > batchChars ? flush(table) : undefined;
    },
    endOfTable: flush,
  });
  for (const { name, last } of head.sequences) {
    if (last !== null) await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(name), last]);
  }
  for (const { table, name, definition } of links.rows) {
    await client.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
  }
  return end;
}
